package io.tailrace.cli.bench.delivery;

import io.tailrace.cli.bench.delivery.Assertion.Kind;
import io.tailrace.cli.bench.paced.CallTimes;
import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.console.Text;
import io.tailrace.engine.FlushResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Holds what was measured against what the contract demands (MET_003). */
final class DeliveryVerdict {
    static final long STREAM_P95_NS = TimeUnit.MILLISECONDS.toNanos(250);
    static final long FILE_NS = TimeUnit.MILLISECONDS.toNanos(500);
    static final long PAGE_AGE_NS = TimeUnit.SECONDS.toNanos(1);

    /** How much the tail of two runs of a minute may differ by chance, each measured in empty calls of its own time. */
    static final double TAIL_NOISE = 1.5;

    private static final double P95 = 95;
    private static final double P999 = 99.9;

    private final List<Assertion> assertions = new ArrayList<>();
    private final DeliveryFacts facts;
    private final boolean gatesTimes;

    private DeliveryVerdict(final DeliveryFacts facts, final boolean gatesTimes) {
        this.facts = facts;
        this.gatesTimes = gatesTimes;
    }

    /** Each of them, in the order of a sample's way. */
    static List<Assertion> of(final DeliveryFacts facts, final boolean gatesTimes) {
        final DeliveryVerdict verdict = new DeliveryVerdict(facts, gatesTimes);
        verdict.recording();
        verdict.file();
        verdict.stream();
        verdict.network();
        verdict.pages();
        return List.copyOf(verdict.assertions);
    }

    private void recording() {
        final long refused = facts.undisturbed().refused() + facts.disturbed().refused();
        time("samples refused by the ring", Text.count(refused), "0", refused == 0);
        final double before = tail(facts.undisturbed());
        final double after = tail(facts.disturbed());
        final double ratio = before == 0 ? 0 : after / before;
        time(
                "p99.9 of recording, in empty calls, against the undisturbed run",
                String.format(Locale.ROOT, "%.2f (%.2f against %.2f)", ratio, after, before),
                String.format(Locale.ROOT, "<= %.2f", TAIL_NOISE),
                before > 0 && ratio <= TAIL_NOISE);
        zero("errors of anything that ran", facts.errors());
    }

    /** An empty call, timed in the same way between any two others, has the machine's own tail. */
    private static double tail(final PacedResult result) {
        return quantile(result.calls()) / Math.max(1, quantile(result.emptyCalls()));
    }

    private static double quantile(final CallTimes times) {
        return times.count() == 0 ? 0 : times.serviceNs().getValueAtPercentile(P999);
    }

    private void file() {
        final long calls = calls(facts.undisturbed()) + calls(facts.disturbed());
        equal(
                "samples in the journal, of those recorded",
                facts.journal().samples(DeliveryLoad.UNDISTURBED)
                        + facts.journal().samples(DeliveryLoad.DISTURBED),
                calls);
        zero("findings of the journal's audit", facts.journalFaults().size());
        zero("gaps or repeats of sequences in the journal", facts.journal().breaks());
        count("the flush at the end", facts.flushed().toString(), "FLUSHED", facts.flushed() == FlushResult.FLUSHED);
        atLeastOne("stalls of the disk, 200 ms each", facts.stalls());
        final Histogram delays = facts.toFile().delaysNs();
        time(
                "record to file, the slowest of " + Text.count(delays.getTotalCount()),
                Text.time(delays.getMaxValue()),
                "<= " + Text.time(FILE_NS),
                delays.getTotalCount() > 0 && delays.getMaxValue() <= FILE_NS);
    }

    private static long calls(final PacedResult result) {
        return result.calls().count()
                + result.warmUp().calls()
                - result.refused()
                - result.warmUp().refused();
    }

    private void stream() {
        final StreamLedger stream = facts.stream();
        count("everything recovered behind the last fault", facts.recovered() ? "yes" : "no", "yes", facts.recovered());
        count("the stream reached the journal's end", facts.caughtUp() ? "yes" : "no", "yes", facts.caughtUp());
        equal(
                "samples received by the stream, of those in the journal",
                stream.ranges().samples(),
                facts.journal().samples());
        zero("channels whose samples differ", facts.journal().differences(stream.ranges()));
        zero("gaps or repeats of sequences behind the stream", stream.ranges().breaks());
        zero("deliveries passed over", stream.gaps());
        zero("deliveries whose sequence did not grow by one", stream.disorder());
        zero("of " + Text.count(stream.repeats()) + " deliveries received again, not flagged", stream.unflagged());
        flags(stream);
        final Histogram delays = facts.toStream().delaysNs();
        final long p95Ns = delays.getTotalCount() == 0 ? Long.MAX_VALUE : delays.getValueAtPercentile(P95);
        time(
                "record to receipt, p95 of " + Text.count(delays.getTotalCount()),
                Text.time(p95Ns),
                "<= " + Text.time(STREAM_P95_NS),
                p95Ns <= STREAM_P95_NS);
    }

    /** Flagged is what may have been sent before: nothing at first, and with time to see it something, but not all. */
    private void flags(final StreamLedger stream) {
        zero("deliveries flagged before any connection broke", stream.flaggedAtFirst());
        if (gatesTimes) {
            atLeastOne("deliveries received again", stream.repeats());
            final long flaggedNews = stream.flagged() - (stream.repeats() - stream.unflagged());
            count(
                    "deliveries flagged though they are new",
                    Text.count(flaggedNews),
                    "<= " + Text.count(stream.received() / 2),
                    flaggedNews <= stream.received() / 2);
        }
    }

    private void network() {
        final NetworkFacts recovery = facts.recovery();
        atLeastOne("disruptions of the network", facts.disruptions());
        equal("recoveries without help, of those", recovery.recoveries(), facts.disruptions());
        final long failures = facts.streamFailures();
        count(
                "failures counted of the transport, of those",
                Text.count(failures),
                ">= " + Text.count(facts.disruptions()),
                failures >= facts.disruptions());
        // A machine that stands still for seconds ends connections, too: those who wait for a sign of life give up.
        final long others = Math.max(0, failures - facts.disruptions());
        time("failures counted that were none of those", Text.count(others), "0", others == 0);
        time(
                "share of the time in which the connection was down",
                String.format(
                        Locale.ROOT,
                        "%.1f %%, %s at the longest",
                        100.0 * recovery.downNs() / Math.max(1, recovery.activeNs()),
                        Text.time(recovery.longestDownNs())),
                "<= 5 %",
                recovery.downNs() * FaultPlan.UP_PARTS <= recovery.activeNs());
    }

    private void pages() {
        final ScrapeFacts scrapes = facts.scrapes();
        atLeastOne("pages scraped", scrapes.pages());
        count(
                "scrapes that failed",
                scrapes.failures() + (scrapes.failure().isEmpty() ? "" : ", " + scrapes.failure()),
                "0",
                scrapes.failures() == 0);
        count(
                "pages that are not one cut",
                facts.pages().inconsistent()
                        + (facts.pages().fault().isEmpty()
                                ? ""
                                : ", " + facts.pages().fault()),
                "0",
                facts.pages().inconsistent() == 0);
        final long oldestNs = facts.pages().agesNs().getMaxValue();
        time("age of a page, the oldest", Text.time(oldestNs), "<= " + Text.time(PAGE_AGE_NS), oldestNs <= PAGE_AGE_NS);
        count(
                "missed scrapes, counted and warned of",
                Text.count(facts.missedScrapes()),
                Text.count(scrapes.leastMissed()) + " to " + Text.count(scrapes.mostMissed()),
                facts.missedScrapes() >= scrapes.leastMissed() && facts.missedScrapes() <= scrapes.mostMissed());
    }

    private void zero(final String name, final long value) {
        equal(name, value, 0);
    }

    private void atLeastOne(final String name, final long value) {
        count(name, Text.count(value), ">= 1", value >= 1);
    }

    private void equal(final String name, final long value, final long expected) {
        count(name, Text.count(value), Text.count(expected), value == expected);
    }

    private void count(final String name, final String value, final String bound, final boolean isKept) {
        assertions.add(new Assertion(name, value, bound, Kind.COUNT, isKept, true));
    }

    private void time(final String name, final String value, final String bound, final boolean isKept) {
        assertions.add(new Assertion(name, value, bound, Kind.TIME, isKept, gatesTimes));
    }
}
