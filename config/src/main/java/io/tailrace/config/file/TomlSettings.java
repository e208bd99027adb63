package io.tailrace.config.file;

import io.tailrace.config.value.Given;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** TOML 1.0. The parser itself bounds how deep tables and lists may be in each other. */
final class TomlSettings {
    private static final int MOST_FAULTS = 20;
    private static final int MOST_CHARACTERS = 200;

    private TomlSettings() {}

    static Given read(final String text) throws BadFileException {
        final TomlParseResult result = parse(text);
        if (result.hasErrors()) {
            throw new BadFileException(result.errors().stream()
                    .limit(MOST_FAULTS)
                    .map(TomlSettings::fault)
                    .toList());
        }
        return table(result, 1, 1);
    }

    /** With assertions on, the parser throws them at some texts that are none of its language. */
    private static TomlParseResult parse(final String text) throws BadFileException {
        try {
            return Toml.parse(text, TomlVersion.V1_0_0);
        } catch (final RuntimeException | AssertionError fault) {
            throw new BadFileException(List.of(new FileFault(
                    1, 1, "is no TOML, and the parser cannot say where", "take lines away until it says more")));
        }
    }

    private static FileFault fault(final TomlParseError error) {
        final TomlPosition position = error.position();
        final String message = String.valueOf(error.getMessage()).lines().collect(Collectors.joining(" "));
        return new FileFault(
                position.line(),
                position.column(),
                "is no TOML: " + message.substring(0, Math.min(message.length(), MOST_CHARACTERS)),
                "mend it at this place");
    }

    // Recursion is bounded by the parser.
    private static Given table(final TomlTable table, final int line, final int column) {
        final Map<String, Given> members = new LinkedHashMap<>();
        for (final String key : table.keySet()) {
            final List<String> path = List.of(key);
            final TomlPosition position = table.inputPositionOf(path);
            members.put(
                    key,
                    given(
                            table.get(path),
                            position == null ? line : position.line(),
                            position == null ? column : position.column()));
        }
        return new Given(Given.Kind.TABLE, "a table", List.of(), members, line, column);
    }

    private static Given list(final TomlArray array, final int line, final int column) {
        final List<Given> items = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            items.add(given(array.get(i), line, column));
        }
        return new Given(Given.Kind.LIST, "a list", items, Map.of(), line, column);
    }

    private static Given given(final Object value, final int line, final int column) {
        if (value instanceof final TomlTable table) {
            return table(table, line, column);
        }
        if (value instanceof final TomlArray array) {
            return list(array, line, column);
        }
        if (value instanceof final String text) {
            return Given.scalar(Given.Kind.TEXT, text, line, column);
        }
        if (value instanceof Boolean) {
            return Given.scalar(Given.Kind.SWITCH, value.toString(), line, column);
        }
        if (value instanceof Long) {
            return Given.scalar(Given.Kind.NUMBER, value.toString(), line, column);
        }
        if (value instanceof final Double number) {
            return Given.scalar(Given.Kind.NUMBER, text(number), line, column);
        }
        return Given.scalar(Given.Kind.OTHER, String.valueOf(value), line, column);
    }

    private static String text(final double number) {
        return Double.isFinite(number) ? new BigDecimal(Double.toString(number)).toPlainString() : "" + number;
    }
}
