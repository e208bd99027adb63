package io.tailrace.cli.stat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All engines at one moment.
 *
 * @param atNs wall clock, ns since 1970.
 * @param engines that were found.
 * @param unreadable journals that cannot be opened, and why.
 * @param isWhole false if there may be more than were looked for.
 */
record StatReading(long atNs, List<EngineReading> engines, Map<Path, String> unreadable, boolean isWhole) {
    /** Whether nothing is left that could not be read, or not yet. */
    boolean isAllThereIs() {
        return isWhole
                && unreadable.isEmpty()
                && engines.stream()
                        .allMatch(engine -> engine.epoch() != null && engine.isCurrent() && engine.isAtEnd());
    }

    /** The same with those series only that a filter takes. */
    StatReading filtered(final SeriesFilter filter) {
        return new StatReading(
                atNs, engines.stream().map(engine -> engine.filtered(filter)).toList(), unreadable, isWhole);
    }

    /** The same, to be kept while frames are read. */
    StatReading frozen() {
        return new StatReading(atNs, engines.stream().map(EngineReading::frozen).toList(), unreadable, isWhole);
    }
}
