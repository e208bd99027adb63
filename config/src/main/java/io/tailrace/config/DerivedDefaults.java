package io.tailrace.config;

import java.nio.file.Path;
import java.util.Optional;

/** Defaults that follow from what was set elsewhere. */
final class DerivedDefaults {
    private static final int RESERVES_THAT_ARE_LOW = 4;

    private DerivedDefaults() {}

    static void put(final SettingTable table) {
        if (table.value(ExposerKeys.SOCKET_PATH).isPresent() && !table.isSet(ExposerKeys.ADDRESS)) {
            table.put(ExposerKeys.ADDRESS, Optional.empty(), ConfigSource.OF_DEFAULT);
        }
        if (table.value(PolicyKeys.AMNESIA) && !table.isSet(JournalKeys.PATH)) {
            table.put(JournalKeys.PATH, Optional.empty(), ConfigSource.OF_DEFAULT);
        }
        if (!table.isSet(TransportKeys.POSITIONS_PATH)
                && !TransportRules.wanted(table).isEmpty()) {
            final Optional<Path> positions = table.value(JournalKeys.PATH)
                    .map(journal -> journal.resolveSibling(journal.getFileName() + "-positions"));
            table.put(TransportKeys.POSITIONS_PATH, positions, ConfigSource.OF_DEFAULT);
        }
        if (!table.isSet(JournalKeys.LOW_SPACE_BYTES)) {
            final long leastBytes = RESERVES_THAT_ARE_LOW * table.value(JournalKeys.RESERVE_BYTES);
            table.put(
                    JournalKeys.LOW_SPACE_BYTES,
                    Math.max(leastBytes, table.value(JournalKeys.LOW_SPACE_BYTES)),
                    ConfigSource.OF_DEFAULT);
        }
    }
}
