package io.tailrace.cli.config;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.log.CommandLoggers;
import io.tailrace.cli.log.LogFormat;
import io.tailrace.config.ConfigKey;
import io.tailrace.config.ConfigKeys;
import io.tailrace.config.ConfigLoader;
import io.tailrace.config.ExposerKeys;
import io.tailrace.config.ListenAddress;
import io.tailrace.config.LogKeys;
import io.tailrace.config.TailraceConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** What a command takes of a configuration: a file, and a flag for each key. One thread. */
public final class ConfigArguments {
    /** Names the file where {@code --config} is not given. */
    static final String FILE_VARIABLE = ConfigKey.ENVIRONMENT_PREFIX + "CONFIG";

    private static final String LOOPBACK = "127.0.0.1";

    private final Map<ConfigKey<?>, List<String>> flags = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File of settings, TOML or JSON (default: the variable " + FILE_VARIABLE
                    + ", else none). Each key of it is a flag, too, such as --exposer-read-timeout 2s, and a variable,"
                    + " such as TAILRACE_EXPOSER_READ_TIMEOUT; tailrace config show has all of them.")
    private Path file;

    /**
     * Gives a command a flag for each key that it has none for. They are not in its help: there are many.
     *
     * @param command with these arguments in it.
     * @param <T> of the command.
     * @return the command, to be added to another.
     */
    public static <T extends ConfiguredCommand> CommandLine withFlags(final T command) {
        final CommandLine line = new CommandLine(command);
        final CommandSpec spec = line.getCommandSpec();
        for (final ConfigKey<?> key : ConfigKeys.all()) {
            if (spec.findOption(key.flagName()) == null && !isOfEveryCommand(key)) {
                spec.addOption(command.configArguments().option(key));
            }
        }
        return line;
    }

    /**
     * Begins to put the configuration together, anew each time: the file is read when it is loaded.
     *
     * @return with file, environment and the flags of keys; a command adds its own.
     */
    public ConfigLoader loader() {
        final ConfigLoader loader =
                new ConfigLoader().environment(System.getenv()).file(file().orElse(null));
        flags.forEach((key, values) -> values.forEach(value -> loader.flag(key.flagName(), key, value)));
        return loader;
    }

    /**
     * Loads what was put together. From here on the log is written as it says, unless flags of the command said how.
     *
     * @param loader with all that counts.
     * @param console where faults and warnings are told.
     * @return what holds.
     */
    public static TailraceConfig load(final ConfigLoader loader, final Console console) {
        final TailraceConfig config = ConfigFaults.orCommandFault(loader, console);
        CommandLoggers.ofProcess()
                .prefer(
                        config.get(LogKeys.FORMAT) == LogKeys.Format.JSON ? LogFormat.JSON : LogFormat.TEXT,
                        level(config.get(LogKeys.LEVEL)));
        config.warnings().forEach(warning -> console.err().println("warning: " + warning));
        return config;
    }

    /**
     * A host or a port that a flag of its own gives, and the other part from elsewhere.
     *
     * @param loader without these two.
     * @param host flag's value; null if not given.
     * @param port flag's value; null if not given.
     * @param console where faults are told.
     */
    public static void setAddress(
            final ConfigLoader loader, final String host, final Integer port, final Console console) {
        if (host == null && port == null) {
            return;
        }
        final Optional<ListenAddress> known =
                ConfigFaults.orCommandFault(loader, console).get(ExposerKeys.ADDRESS);
        final ListenAddress address = new ListenAddress(
                host != null ? host : known.map(ListenAddress::host).orElse(LOOPBACK),
                port != null ? port : known.map(ListenAddress::port).orElse(0));
        loader.flag(
                host == null ? "--port" : port == null ? "--host" : "--host and --port",
                ExposerKeys.ADDRESS,
                address.toString());
    }

    /**
     * The file that is read.
     *
     * @return as it was given; empty if there is none.
     */
    public Optional<Path> file() {
        final String variable = System.getenv(FILE_VARIABLE);
        return file != null || variable == null || variable.isEmpty()
                ? Optional.ofNullable(file)
                : Optional.of(Path.of(variable));
    }

    /**
     * What a hang-up reads again.
     *
     * @param loader puts all of it together anew.
     * @return empty if there is no file, so that nothing could have changed.
     */
    public Optional<ReloadSource> reload(final Supplier<ConfigLoader> loader) {
        return file().map(path -> new ReloadSource(loader));
    }

    /** Their flags are there without a configuration. */
    private static boolean isOfEveryCommand(final ConfigKey<?> key) {
        return key == LogKeys.FORMAT || key == LogKeys.LEVEL;
    }

    private static Level level(final LogKeys.Level wanted) {
        return wanted == LogKeys.Level.AUTO ? null : Level.valueOf(wanted.name());
    }

    private OptionSpec option(final ConfigKey<?> key) {
        final OptionSpec.Builder option = OptionSpec.builder(key.flagName())
                .paramLabel("VALUE")
                .description(key.meaning())
                .hidden(true)
                .setter(taking(key));
        if (key.isTable()) {
            return option.type(List.class)
                    .auxiliaryTypes(String.class)
                    .arity("1")
                    .build();
        }
        if (key.isSwitch()) {
            return option.type(String.class).arity("0..1").fallbackValue("true").build();
        }
        return option.type(String.class).arity("1").build();
    }

    private ISetter taking(final ConfigKey<?> key) {
        return new ISetter() {
            @Override
            public <V> V set(final V value) {
                if (value instanceof final List<?> several) {
                    final List<String> known = flags.computeIfAbsent(key, it -> new ArrayList<>());
                    several.forEach(text -> known.add(text.toString()));
                } else if (value != null) {
                    flags.put(key, List.of(value.toString()));
                }
                return null;
            }
        };
    }
}
