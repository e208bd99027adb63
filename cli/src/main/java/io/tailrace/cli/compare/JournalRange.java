package io.tailrace.cli.compare;

import io.tailrace.cli.console.CommandFault;
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
        final long fromNs = from == null ? ReplayQuery.ALL.fromNs() : from.epochNs(nowNs);
        final long toNs = to == null ? ReplayQuery.ALL.toNs() : to.epochNs(nowNs);
        if (fromNs >= toNs) {
            throw CommandFault.wrongUsage(
                    "empty range",
                    "--" + side + "-from and --" + side + "-to",
                    "the beginning must be earlier than the end");
        }
        final ReplayQuery query = ReplayQuery.ALL.from(fromNs).to(toNs);
        return epoch == null ? query : query.epoch(epoch);
    }
}
