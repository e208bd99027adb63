package io.tailrace.cli.config;

import io.tailrace.config.ConfigKey;
import io.tailrace.config.ConfigKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables of keys as Markdown, between lines that stay. */
final class ConfigDocs {
    private static final String BEGIN = "<!-- keys of ";
    private static final String BEGIN_END = " -->";
    private static final String END = "<!-- end of keys -->";
    private static final String WHOLE = "the whole";
    private static final String TRANSPORTS = "transports";
    private static final Map<String, List<ConfigKey<?>>> SECTIONS = bySection();

    private ConfigDocs() {}

    /** Names of the tables. */
    static Set<String> sections() {
        return SECTIONS.keySet();
    }

    /** The text with its tables made anew; empty if one of them has no place, or there is a place for another. */
    static Optional<String> update(final String text) {
        final List<String> lines = new ArrayList<>();
        final List<String> found = new ArrayList<>();
        boolean inTable = false;
        for (final String line : text.lines().toList()) {
            if (line.startsWith(BEGIN) && line.endsWith(BEGIN_END) && !inTable) {
                final String section = line.substring(BEGIN.length(), line.length() - BEGIN_END.length());
                found.add(section);
                lines.add(line);
                lines.addAll(table(SECTIONS.getOrDefault(section, List.of())));
                inTable = true;
            } else if (line.equals(END)) {
                lines.add(line);
                inTable = false;
            } else if (!inTable) {
                lines.add(line);
            }
        }
        return !inTable && found.equals(List.copyOf(SECTIONS.keySet()))
                ? Optional.of(String.join("\n", lines) + "\n")
                : Optional.empty();
    }

    private static List<String> table(final List<ConfigKey<?>> keys) {
        final List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("| key | values | default | reload | meaning | security |");
        lines.add("|---|---|---|---|---|---|");
        for (final ConfigKey<?> key : keys) {
            final String values = key.range().isEmpty() ? key.typeName() : key.typeName() + ": " + key.range();
            lines.add(String.format(
                    "| `%s` | %s | %s | %s | %s | %s |",
                    key.name(),
                    values,
                    key.defaultText().isEmpty() ? "" : "`" + key.defaultText() + "`",
                    key.effect().words(),
                    key.meaning(),
                    key.security()));
        }
        lines.add("");
        return lines;
    }

    private static Map<String, List<ConfigKey<?>>> bySection() {
        final Map<String, List<ConfigKey<?>>> sections = new LinkedHashMap<>();
        for (final ConfigKey<?> key : ConfigKeys.all()) {
            sections.computeIfAbsent(section(key.name()), name -> new ArrayList<>())
                    .add(key);
        }
        return sections;
    }

    /** Sections with few keys stand in one table. */
    private static String section(final String key) {
        final int dot = key.indexOf('.');
        final String table = dot < 0 ? WHOLE : key.substring(0, dot);
        return switch (table) {
            case "exposer", "tls", "labels", "journal", "engine", "probes" -> table;
            case "transport", "grpc", "otel", "ndjson", "aeron", "amqp" -> TRANSPORTS;
            default -> WHOLE;
        };
    }
}
