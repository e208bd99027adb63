package io.tailrace.cli.bench.delivery;

import io.tailrace.cli.bench.ScratchFolder;
import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.bench.paced.PacedRun;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.journal.JournalScan;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.audit.AuditFinding;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The run from its start to its verdict. Belongs to the command's thread. */
final class DeliveryBench {
    private static final long CATCH_UP_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long PAGE_AGE_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long WARM_UP_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String FAILURES = "metrics_export_delivery_failures_total";

    private final Console console;
    private final DeliverySettings settings;

    DeliveryBench(final Console console, final DeliverySettings settings) {
        this.console = console;
        this.settings = settings;
    }

    DeliverySummary perform() {
        console.stop().listen();
        console.err().println("seed " + settings.seed());
        try (ScratchFolder folder = ScratchFolder.make()) {
            final DeliveryFacts facts = measure(folder);
            final DeliverySummary summary =
                    new DeliverySummary(settings, facts, DeliveryVerdict.of(facts, settings.gatesTimes()));
            if (!summary.isKept()) {
                folder.keep();
                folder.kept().ifPresent(kept -> console.err().println("the journal is kept in " + kept));
            }
            return summary;
        }
    }

    private DeliveryFacts measure(final ScratchFolder folder) {
        final PacedResult undisturbed;
        final PacedResult disturbed;
        final FlushResult flushed;
        final boolean recovered;
        final boolean caughtUp;
        final PageValues lastPage;
        final DeliveryLoad load = DeliveryLoad.launch(folder.path(), settings, console.clock());
        try (load) {
            tell("waiting for the stream, at most", CATCH_UP_NS);
            await(load::isStreaming, false);
            undisturbed = record(load, DeliveryLoad.UNDISTURBED, settings.warmUpNs(), settings.undisturbedNs());
            load.disturb();
            disturbed = record(load, DeliveryLoad.DISTURBED, WARM_UP_AGAIN_NS, settings.durationNs());
            final boolean wasStopped = console.stop().isRequested();
            load.leaveAlone();
            tell("waiting for recovery, at most", CATCH_UP_NS);
            recovered = await(load::isQuiet, wasStopped);
            flushed = load.flush();
            final long calls = calls(undisturbed) + calls(disturbed);
            caughtUp = await(() -> load.isCaughtUp(calls), wasStopped);
            load.endScraping();
            LockSupport.parkNanos(PAGE_AGE_NS);
            lastPage = load.lastPage()
                    .orElseThrow(() -> CommandFault.cannotRun(
                            "no page was read",
                            "/metrics of this run",
                            load.scraper().facts().failure()));
        }
        final ChannelRanges journal = new ChannelRanges();
        final List<String> faults = readAgain(load, journal);
        return new DeliveryFacts(
                undisturbed,
                disturbed,
                load.stream().receiver().ledger(),
                journal,
                faults,
                load.proxy().injected(),
                load.plan().facts(),
                lastPage.sum(FAILURES, "transport=\"" + StreamLoad.TRANSPORT + '"'),
                load.disk().stalls(),
                load.scraper().facts(),
                load.pages(),
                lastPage.sum("tailrace_scrapes_missed_total", ""),
                load.toStream(),
                load.toFile(),
                flushed,
                recovered,
                caughtUp,
                load.errors());
    }

    private PacedResult record(
            final DeliveryLoad load, final String channel, final long warmUpNs, final long durationNs) {
        return new PacedRun(
                        console.clock(),
                        console.stop(),
                        settings.callsPerSecond(),
                        (phase, phaseNs) -> tell(channel + ": " + phase, phaseNs))
                .measure(List.of(load.target(channel)), warmUpNs, load::settle, durationNs);
    }

    private static long calls(final PacedResult result) {
        return result.calls().count()
                + result.warmUp().calls()
                - result.refused()
                - result.warmUp().refused();
    }

    /** Until a condition holds, or too long. Ctrl-C ends it, but not the one that ended the calls: what they led to is still to come. */
    private boolean await(final BooleanSupplier condition, final boolean wasStopped) {
        final long untilNs = console.clock().nanoTime() + CATCH_UP_NS;
        boolean holds = condition.getAsBoolean();
        while (!holds
                && console.clock().nanoTime() - untilNs <= 0
                && (wasStopped || !console.stop().isRequested())) {
            LockSupport.parkNanos(LOOK_NS);
            holds = condition.getAsBoolean();
        }
        return holds;
    }

    private List<String> readAgain(final DeliveryLoad load, final ChannelRanges ranges) {
        return JournalScan.readAgain(
                        load.journal(),
                        new FrameListener() {
                            @Override
                            public void onSnapshot(final Snapshot snapshot, final long position) {
                                snapshot.channels().forEach(ranges::add);
                            }
                        },
                        console)
                .findings()
                .stream()
                .filter(finding -> finding.kind().isFault())
                .map(AuditFinding::message)
                .toList();
    }

    private void tell(final String phase, final long durationNs) {
        console.err().println(phase + " for " + Text.time(durationNs));
    }
}
