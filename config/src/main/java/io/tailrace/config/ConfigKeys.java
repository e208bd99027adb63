package io.tailrace.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All keys there are. */
public final class ConfigKeys {
    private static final List<ConfigKey<?>> ALL = Stream.of(
                    ExposerKeys.ALL,
                    TlsKeys.ALL,
                    LabelKeys.ALL,
                    PolicyKeys.ALL,
                    LogKeys.ALL,
                    JournalKeys.ALL,
                    EngineKeys.ALL,
                    ProbesKeys.ALL,
                    TransportKeys.ALL,
                    GrpcKeys.ALL,
                    OtelKeys.ALL,
                    NdjsonKeys.ALL,
                    AeronKeys.ALL,
                    AmqpKeys.ALL)
            .<ConfigKey<?>>flatMap(List::stream)
            .toList();

    private ConfigKeys() {}

    /**
     * The table.
     *
     * @return its rows, in the order in which they are shown.
     */
    public static List<ConfigKey<?>> all() {
        return ALL;
    }

    /**
     * Looks a key up.
     *
     * @param name of it.
     * @return the row; empty if there is none.
     */
    public static Optional<ConfigKey<?>> find(final String name) {
        for (final ConfigKey<?> key : ALL) {
            if (key.name().equals(name)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
