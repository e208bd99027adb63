package io.tailrace.cli.compare;

import io.tailrace.cli.journal.RangeOptions;
import io.tailrace.cli.option.Moment;
import io.tailrace.engine.reader.replay.ReplayQuery;
import java.nio.file.Path;

/**
 * One side of a comparison, as it was asked for.
 *
 * @param side {@code base} or {@code new}: what its options begin with.
 * @param directory of the journal.
 * @param from beginning of the range; null for that of the journal.
 * @param to end of the range; null for that of the journal.
 * @param epoch the only one; null for all.
 */
record JournalRange(String side, Path directory, Moment from, Moment to, Integer epoch) {
    ReplayQuery query(final long nowNs) {
        return RangeOptions.query("--" + side + "-", from, to, epoch, nowNs);
    }
}
