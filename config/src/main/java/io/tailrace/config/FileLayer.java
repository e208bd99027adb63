package io.tailrace.config;

import io.tailrace.codec.text.NearNames;
import io.tailrace.config.file.BadFileException;
import io.tailrace.config.file.FileFault;
import io.tailrace.config.file.SettingsFile;
import io.tailrace.config.value.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a file says. A key that there is not is a fault. One thread. */
final class FileLayer {
    private static final int MOST_UNKNOWN = 100;

    private final Path path;
    private final Findings findings;
    private final Consumer<GivenSetting> settings;
    private int unknown;

    private FileLayer(final Path path, final Findings findings, final Consumer<GivenSetting> settings) {
        this.path = path;
        this.findings = findings;
        this.settings = settings;
    }

    static void read(final Path path, final Findings findings, final Consumer<GivenSetting> settings) {
        final FileLayer layer = new FileLayer(path, findings, settings);
        try {
            layer.take("", SettingsFile.read(path));
        } catch (final BadFileException bad) {
            for (final FileFault fault : bad.faults()) {
                final ConfigSource source = layer.at(fault.line(), fault.column());
                findings.fault(new ConfigFault("", "", source, "the file " + fault.problem(), fault.mend()));
            }
        }
    }

    private void take(final String prefix, final Given table) {
        for (final Map.Entry<String, Given> member : table.members().entrySet()) {
            final String name = prefix + member.getKey();
            final Given given = member.getValue();
            final Optional<ConfigKey<?>> key = ConfigKeys.find(name);
            if (key.isPresent()) {
                settings.accept(new GivenSetting(key.get(), given, at(given.line(), given.column())));
            } else if (isTableOfKeys(name)) {
                takeTable(name, given);
            } else {
                refuse(name, given);
            }
        }
    }

    private void takeTable(final String name, final Given given) {
        if (given.kind() == Given.Kind.TABLE) {
            take(name + ".", given);
        } else {
            findings.fault(new ConfigFault(
                    name,
                    given.shown(),
                    at(given.line(), given.column()),
                    "is a table of keys",
                    "write [" + name + "] above them, or " + name + ".KEY = VALUE"));
        }
    }

    private void refuse(final String name, final Given given) {
        if (unknown++ == MOST_UNKNOWN) {
            findings.fault(new ConfigFault(
                    "", "", at(0, 0), "the file has more unknown keys", "mend those that are named first"));
        }
        if (unknown <= MOST_UNKNOWN) {
            findings.fault(new ConfigFault(
                    shortened(name),
                    "",
                    at(given.line(), given.column()),
                    "is no key",
                    NearNames.question(name, names()) + "take it away, or see tailrace config show for all keys"));
        }
    }

    private static boolean isTableOfKeys(final String name) {
        return names().stream().anyMatch(key -> key.startsWith(name + "."));
    }

    private static List<String> names() {
        return ConfigKeys.all().stream().map(ConfigKey::name).toList();
    }

    private static String shortened(final String name) {
        final String quoted = Given.ofText(name).shown();
        return name.matches("[A-Za-z0-9_.-]{1,80}") ? name : quoted;
    }

    private ConfigSource at(final int line, final int column) {
        final String place = line == 0 ? path.toString() : path + ":" + line + (column == 0 ? "" : ":" + column);
        return new ConfigSource(ConfigSource.Kind.FILE, place);
    }
}
