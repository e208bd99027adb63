package io.tailrace.cli.torture;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.journal.JournalScan;
import io.tailrace.cli.journal.Listeners;
import io.tailrace.cli.torture.writer.WriterLoad;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.SeriesTotals;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.AuditedEpoch;
import java.nio.file.Path;
import java.util.Optional;

/** A journal as it was read and audited from its first frame on, by somebody who has nothing to do with who wrote it. */
final class JournalReading {
    private final AuditReport audit;
    private final Cuts cuts;
    private final TelemetryView view;

    private JournalReading(final AuditReport audit, final Cuts cuts, final TelemetryView view) {
        this.audit = audit;
        this.cuts = cuts;
        this.view = view;
    }

    /** Reads all of it. Throws {@link io.tailrace.engine.log.FrameLogException} if it cannot be opened. */
    static JournalReading of(final Path journal, final Console console) {
        final Cuts cuts = new Cuts();
        final TelemetryView view = new TelemetryView();
        final AuditReport audit = JournalScan.readAgain(journal, new Listeners(cuts, view), console);
        return new JournalReading(audit, cuts, view);
    }

    AuditReport audit() {
        return audit;
    }

    Optional<AuditedEpoch> epoch(final int number) {
        return audit.epochs().stream().filter(epoch -> epoch.epoch() == number).findFirst();
    }

    /** The newest epoch of which there is a frame; 0 if there is none. */
    int lastEpoch() {
        return audit.epochs().stream().mapToInt(AuditedEpoch::epoch).max().orElse(0);
    }

    /** Samples of a channel that an epoch has in whole snapshots. */
    long samples(final int epoch, final int channel) {
        final String name = WriterLoad.CHANNEL_PREFIX + channel;
        return epoch(epoch).stream()
                .flatMap(found -> found.channels().stream())
                .filter(found -> found.name().equals(name))
                .mapToLong(found -> found.lastSequence() + 1)
                .sum();
    }

    /** Refused samples of a channel in whole snapshots. */
    long refused(final int epoch, final int channel) {
        final String name = WriterLoad.CHANNEL_PREFIX + channel;
        return epoch(epoch).stream()
                .flatMap(found -> found.channels().stream())
                .filter(found -> found.name().equals(name))
                .mapToLong(found -> found.refused())
                .sum();
    }

    /** The totals of the load's series, which go on from epoch to epoch; -1 if the last epoch has none of them yet. */
    long total() {
        long total = -1;
        for (final SeriesTotals series : view.lastWholeSeries()) {
            final String metric = series.info().metric().name();
            if (metric.equals(WriterLoad.COUNTER)) {
                total = Math.max(0, total) + series.counterTotal();
            } else if (metric.equals(WriterLoad.HISTOGRAM)) {
                total = Math.max(0, total) + series.histogram().count();
            }
        }
        return total;
    }

    /** When the last snapshot of the last epoch was cut, on the monotonic clock; empty if it has none. */
    Optional<Long> lastCutNs() {
        return cuts.epoch == lastEpoch() && cuts.count > 0 ? Optional.of(cuts.lastNs) : Optional.empty();
    }

    /** Of the last epoch that has snapshots. */
    private static final class Cuts implements FrameListener {
        private int epoch;
        private long count;
        private long lastNs;

        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            final EpochInfo info = snapshot.epoch();
            if (info.epoch() != epoch) {
                epoch = info.epoch();
                count = 0;
            }
            count++;
            lastNs = info.monotonicAtStartNs() + snapshot.toNs() - info.startedAtNs();
        }
    }
}
