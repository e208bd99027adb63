package io.tailrace.cli.stat;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.StatusInfo;
import java.nio.file.Path;
import java.util.List;

/**
 * One engine at one moment.
 *
 * @param journal its folder.
 * @param epoch who records; null if the journal has not told yet.
 * @param life whether it lives; null as long as there is no epoch.
 * @param status its last sign of life; null before the first.
 * @param intervalNs what the values of the interval are about.
 * @param samples of the interval.
 * @param refused of the interval.
 * @param refusedTotal of the open channels' lives.
 * @param channels that are open.
 * @param series in the order of their names.
 * @param size of the journal.
 * @param isCurrent whether nothing is missing; else the values are those of before a loss, and a checkpoint will bring new ones.
 * @param lostFrames that were deleted or damaged before they were read.
 * @param damage what could not be read, the newest first; bounded.
 * @param isAtEnd whether all was read that there is.
 */
record EngineReading(
        Path journal,
        EpochInfo epoch,
        Life life,
        StatusInfo status,
        long intervalNs,
        long samples,
        long refused,
        long refusedTotal,
        List<ChannelReading> channels,
        List<SeriesReading> series,
        JournalSize size,
        boolean isCurrent,
        long lostFrames,
        List<String> damage,
        boolean isAtEnd) {
    /** The same with those series only that a filter takes. */
    EngineReading filtered(final SeriesFilter filter) {
        return with(series.stream().filter(one -> filter.takes(one.info())).toList());
    }

    /** The same, to be kept while frames are read. */
    EngineReading frozen() {
        return with(series.stream().map(SeriesReading::frozen).toList());
    }

    private EngineReading with(final List<SeriesReading> others) {
        return new EngineReading(
                journal,
                epoch,
                life,
                status,
                intervalNs,
                samples,
                refused,
                refusedTotal,
                channels,
                others,
                size,
                isCurrent,
                lostFrames,
                damage,
                isAtEnd);
    }
}
