package io.tailrace.cli.run;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.journal.JournalScan;
import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.audit.AuditFinding;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.samples.kvstore.KvWorkload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a journal really holds of the epochs of one run, read again and audited from its first frame on. Operations are counted twice: as samples
 * of the latency histograms, and as sequences of the workers' channels. One thread.
 */
final class JournalRecount implements FrameListener {
    private final OperationTally operations = new OperationTally();
    private final int firstEpoch;
    private final int lastEpoch;
    private List<String> faults = List.of();
    private long sequences;
    private long refused;
    private long snapshots;

    private JournalRecount(final int firstEpoch, final int lastEpoch) {
        this.firstEpoch = firstEpoch;
        this.lastEpoch = lastEpoch;
    }

    /** Of a run whose frames are told to it while they are made, because there is no journal to be read again. */
    static JournalRecount listening(final int firstEpoch) {
        return new JournalRecount(firstEpoch, Integer.MAX_VALUE);
    }

    /** No more frames come; the report is of all that came. */
    void end(final AuditReport report) {
        faults = report.findings().stream()
                .filter(this::concerns)
                .map(AuditFinding::message)
                .toList();
    }

    /** A run has more than one epoch if its labels were changed. */
    static JournalRecount of(final Path journal, final int firstEpoch, final int lastEpoch, final Console console) {
        final JournalRecount recount = new JournalRecount(firstEpoch, lastEpoch);
        recount.end(JournalScan.readAgain(journal, recount, console));
        return recount;
    }

    /** Operations in the journal. */
    long journaled() {
        return operations.count();
    }

    /** The same, by the channels' sequences. */
    long sequences() {
        return sequences;
    }

    /** Operations that the engine says were refused. */
    long refused() {
        return refused;
    }

    long snapshots() {
        return snapshots;
    }

    Map<String, Percentiles> percentiles() {
        return operations.percentiles();
    }

    /** Why they are not whole; empty if they are. */
    List<String> faults() {
        return faults;
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        if (!isOfRun(snapshot.epoch().epoch())) {
            return;
        }
        snapshots++;
        operations.add(snapshot);
        for (final ChannelRange range : snapshot.channels()) {
            if (range.channel().startsWith(KvWorkload.WORKER_CHANNEL_PREFIX)) {
                sequences += range.samples();
                refused += range.refused();
            }
        }
    }

    /** Faults of earlier epochs are not this run's. What it would lack of its own shows in the numbers. */
    private boolean concerns(final AuditFinding finding) {
        return finding.kind().isFault() && isOfRun(finding.epoch());
    }

    private boolean isOfRun(final int epoch) {
        return epoch >= firstEpoch && epoch <= lastEpoch;
    }
}
