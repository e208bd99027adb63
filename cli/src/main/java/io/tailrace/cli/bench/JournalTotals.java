package io.tailrace.cli.bench;

import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.journal.JournalScan;
import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.HistogramValue;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.audit.AuditFinding;
import java.nio.file.Path;
import java.util.List;

/**
 * What the journal really holds of the calls, read again and audited from its first frame on: once as samples of the histogram, once as
 * sequences of the channels.
 *
 * @param samples of the histogram.
 * @param sequences of the calling channels.
 * @param refused as the engine says.
 * @param snapshots in the journal.
 * @param faults why the journal is not whole; empty if it is.
 */
record JournalTotals(long samples, long sequences, long refused, long snapshots, List<String> faults) {
    static JournalTotals of(final Path journal, final int epoch, final Console console) {
        final Count count = new Count(epoch);
        final List<String> faults = JournalScan.readAgain(journal, count, console).findings().stream()
                .filter(finding -> finding.kind().isFault())
                .map(AuditFinding::message)
                .toList();
        return new JournalTotals(count.samples, count.sequences, count.refused, count.snapshots, faults);
    }

    /** Whether every call, of the warm-up, too, is found again exactly once: in the journal, or as a refusal. */
    boolean isWholeWith(final PacedResult result) {
        final long calls = result.calls().count() + result.warmUp().calls();
        final long refusals = result.refused() + result.warmUp().refused();
        return faults.isEmpty() && samples == sequences && refused == refusals && samples + refused == calls;
    }

    /** Adds up as frames come. */
    private static final class Count implements FrameListener {
        private final int epoch;
        private long samples;
        private long sequences;
        private long refused;
        private long snapshots;

        Count(final int epoch) {
            this.epoch = epoch;
        }

        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            if (snapshot.epoch().epoch() != epoch) {
                return;
            }
            snapshots++;
            for (final HistogramValue interval : snapshot.values().histograms()) {
                if (interval.series().metric().name().equals(RecordLoad.METRIC)) {
                    samples += interval.count();
                }
            }
            for (final ChannelRange range : snapshot.channels()) {
                if (range.channel().startsWith(RecordLoad.CHANNEL_PREFIX)) {
                    sequences += range.samples();
                    refused += range.refused();
                }
            }
        }
    }
}
