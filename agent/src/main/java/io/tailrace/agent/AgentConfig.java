package io.tailrace.agent;

import io.tailrace.config.ConfigException;
import io.tailrace.config.ConfigFault;
import io.tailrace.config.ConfigKey;
import io.tailrace.config.ConfigLoader;
import io.tailrace.config.EngineKeys;
import io.tailrace.config.ExposerKeys;
import io.tailrace.config.JournalKeys;
import io.tailrace.config.ProbesKeys;
import io.tailrace.config.TailraceConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the agent's configuration together: its arguments, the environment, a file, and defaults that suit a guest in somebody else's process. */
final class AgentConfig {
    private static final String FLAG = "-javaagent (the agent's arguments)";
    private static final String FILE_VARIABLE = ConfigKey.ENVIRONMENT_PREFIX + "CONFIG";

    private AgentConfig() {}

    static TailraceConfig load(final AgentArguments arguments, final Map<String, String> environment) {
        final String file = arguments.file().isEmpty() ? environment.getOrDefault(FILE_VARIABLE, "") : arguments.file();
        final ConfigLoader loader = new ConfigLoader()
                .byDefault(EngineKeys.SNAPSHOT_INTERVAL, "1s")
                .byDefault(EngineKeys.LATE_BOUND, "40ms")
                .byDefault(ProbesKeys.HICCUP_INTERVAL, "10ms")
                .byDefault(ExposerKeys.POLL_INTERVAL, "250ms")
                .byDefault(ExposerKeys.STALENESS_BOUND, "5s")
                .byDefault(JournalKeys.PATH, "tailrace-journal")
                .byDefault(JournalKeys.ROLL_BYTES, "32MiB")
                .byDefault(JournalKeys.RETENTION_BYTES, "256MiB")
                .byDefault(JournalKeys.RETENTION_AGE, "168h")
                .byDefault(ExposerKeys.ADDRESS, "127.0.0.1:9100")
                .environment(environment)
                .file(file.isBlank() ? null : path(file));
        arguments.settings().forEach((name, value) -> loader.flag(FLAG, name, value));
        try {
            return loader.load();
        } catch (final ConfigException refused) {
            throw new AgentFault(block(refused), refused);
        }
    }

    private static Path path(final String file) {
        try {
            return Path.of(file);
        } catch (final InvalidPathException noPath) {
            throw new AgentFault("the file of settings has no possible name: " + noPath.getMessage(), noPath);
        }
    }

    private static String block(final ConfigException refused) {
        return refused.faults().stream()
                .map(ConfigFault::toString)
                .collect(Collectors.joining(
                        "\n  ", "its configuration is refused, the service goes on without it:\n  ", ""));
    }
}
