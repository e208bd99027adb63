package io.tailrace.cli.bench.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.bench.delivery.Assertion.Kind;
import io.tailrace.cli.bench.paced.PacedResult;
import io.tailrace.cli.bench.paced.PacedResults;
import io.tailrace.cli.bench.proxy.InjectedFault;
import io.tailrace.cli.bench.proxy.NetworkFault;
import io.tailrace.engine.FlushResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each assertion, kept and broken. */
class DeliveryVerdictTest {
    private static final long MS = 1_000_000;
    private static final int CALLS = 1_000;

    private final ProbeTimes times = new ProbeTimes(10);
    private PacedResult undisturbed = new PacedResults().calls(CALLS, 50).result();
    private PacedResult disturbed = new PacedResults().calls(CALLS, 60).result();
    private StreamLedger stream = repeating();
    private final ChannelRanges journal = new ChannelRanges();
    private List<String> journalFaults = List.of();
    private List<InjectedFault> network =
            List.of(new InjectedFault(NetworkFault.DROP, 1, 2, 1), new InjectedFault(NetworkFault.DELAY, 1, 2, 1));
    private NetworkFacts recovery = new NetworkFacts(1, 50 * MS, 50 * MS, 1_000 * MS);
    private long failures = 1;
    private long stalls = 3;
    private ScrapeFacts scrapes = new ScrapeFacts(5, 0, "", 2, 3);
    private final PageCheck pages = new PageCheck(times);
    private long missed = 2;
    private final ProbeDelays toStream = new ProbeDelays(times);
    private final ProbeDelays toFile = new ProbeDelays(times);
    private FlushResult flushed = FlushResult.FLUSHED;
    private boolean recovered = true;
    private boolean caughtUp = true;
    private long errors;
    private long receiptNs = 200 * MS;
    private long fileNs = 400 * MS;
    private long lastReceived = CALLS;
    private DeliveryFacts facts;

    @Test
    void shouldKeepAGoodRun() {
        assertEquals(List.of(), broken());
        assertTrue(new DeliverySummary(new DeliverySettings(1, 1, 1, 1, true), facts(), List.of()).isKept());
    }

    @Test
    void shouldBreakByAnyLoss() {
        lastReceived = CALLS - 1;
        assertBroken("samples received by the stream", "channels whose samples differ");
    }

    @Test
    void shouldBreakByASampleThatTheJournalLacks() {
        undisturbed = new PacedResults().calls(CALLS + 1, 50).result();
        assertBroken("samples in the journal, of those recorded");
    }

    @Test
    void shouldBreakByFindingsInTheJournal() {
        journalFaults = List.of("a gap");
        assertBroken("findings of the journal's audit");
    }

    @Test
    void shouldBreakByRefusedSamplesAndErrors() {
        disturbed = new PacedResults().calls(CALLS + 1, 60).refused(1).result();
        errors = 1;
        assertTrue(DeliveryVerdict.of(facts(), false).stream()
                .noneMatch(each -> each.isBroken() && each.name().contains("refused")));
        assertBroken("samples refused by the ring", "errors of anything that ran");
    }

    @Test
    void shouldBreakByAFlushOrAStreamThatDoesNotEnd() {
        flushed = FlushResult.TIMED_OUT;
        recovered = false;
        caughtUp = false;
        assertBroken("the flush at the end", "everything recovered", "the stream reached the journal's end");
    }

    @Test
    void shouldBreakByRepeatsThatAreNotFlaggedAndSequencesThatDoNotGrow() {
        stream.onConnected();
        stream.onDelivery(9, false);
        stream.onDelivery(9, false);
        assertBroken(
                "deliveries passed over", "deliveries whose sequence did not grow by one", "deliveries received again");
    }

    @Test
    void shouldBreakWhereNothingCameAgainButNotInAShortRun() {
        stream = new StreamLedger();
        assertTrue(DeliveryVerdict.of(facts(), false).stream().noneMatch(Assertion::isBroken));
        assertBroken("deliveries received again");
    }

    @Test
    void shouldBreakByAServerThatFlagsEverything() {
        stream = new StreamLedger();
        stream.onConnected();
        stream.onDelivery(1, true);
        stream.onConnected();
        stream.onDelivery(1, true);
        stream.onDelivery(2, true);
        stream.onDelivery(3, true);
        stream.onDelivery(4, true);
        assertBroken("deliveries flagged before any connection broke", "deliveries flagged though they are new");
    }

    @Test
    void shouldBreakByFailuresThatAreNotTheDisruptions() {
        failures = 0;
        recovery = new NetworkFacts(0, 50 * MS, 50 * MS, 1_000 * MS);
        assertBroken("recoveries without help", "failures counted of the transport");
    }

    @Test
    void shouldBreakByFailuresThatNobodyCaused() {
        failures = 2;
        assertBroken("failures counted that were none of those");
    }

    @Test
    void shouldBreakByAConnectionThatWasDownForTooLong() {
        recovery = new NetworkFacts(1, 51 * MS, 51 * MS, 1_000 * MS);
        assertTrue(DeliveryVerdict.of(facts(), false).stream().noneMatch(Assertion::isBroken));
        assertBroken("share of the time in which the connection was down");
    }

    @Test
    void shouldBreakWhereNothingWasDisturbed() {
        network = List.of();
        recovery = new NetworkFacts(0, 0, 0, 1);
        failures = 0;
        stalls = 0;
        scrapes = new ScrapeFacts(0, 0, "", 0, 3);
        assertBroken("stalls of the disk", "disruptions of the network", "pages scraped");
    }

    @Test
    void shouldBreakByPages() {
        scrapes = new ScrapeFacts(5, 1, "reset", 3, 3);
        pages.onPage(PageValues.of("bench_probe_last_total 3\n".getBytes(StandardCharsets.UTF_8)), 1);
        assertBroken("scrapes that failed", "pages that are not one cut", "missed scrapes");
    }

    @Test
    void shouldBreakByTimesOnlyWhereTheyDecide() {
        receiptNs = 251 * MS;
        fileNs = 501 * MS;
        disturbed = new PacedResults().calls(CALLS, 80).result();
        times.add(0);
        pages.onPage(PageValues.of(new byte[0]), 1_001 * MS);
        final List<Assertion> told = DeliveryVerdict.of(facts(), false);
        assertEquals(
                4,
                told.stream()
                        .filter(each -> each.kind() == Kind.TIME && !each.isKept())
                        .count());
        assertFalse(told.stream().anyMatch(Assertion::isBroken));
        assertTrue(told.stream().anyMatch(each -> each.line().startsWith("told    record to receipt")));
        assertBroken("p99.9 of recording", "record to file", "record to receipt", "age of a page");
    }

    private void assertBroken(final String... names) {
        final List<String> broken = broken();
        assertEquals(names.length, broken.size(), broken::toString);
        for (int i = 0; i < names.length; i++) {
            assertTrue(broken.get(i).contains(names[i]), broken.get(i));
        }
    }

    private List<String> broken() {
        return DeliveryVerdict.of(facts(), true).stream()
                .filter(Assertion::isBroken)
                .map(Assertion::name)
                .toList();
    }

    /** One delivery came again, as it is to. */
    private static StreamLedger repeating() {
        final StreamLedger stream = new StreamLedger();
        stream.onConnected();
        stream.onDelivery(1, false);
        stream.onConnected();
        stream.onDelivery(1, true);
        return stream;
    }

    private DeliveryFacts facts() {
        if (facts == null) {
            facts = newFacts();
        }
        return facts;
    }

    private DeliveryFacts newFacts() {
        journal.add(DeliveryLoad.UNDISTURBED, 1, CALLS);
        journal.add(DeliveryLoad.DISTURBED, 1, CALLS);
        stream.ranges().add(DeliveryLoad.UNDISTURBED, 1, CALLS);
        stream.ranges().add(DeliveryLoad.DISTURBED, 1, lastReceived);
        toStream.begin();
        toFile.begin();
        times.add(0);
        toStream.onTotal(times.newest(), receiptNs);
        toFile.onTotal(times.newest(), fileNs);
        return new DeliveryFacts(
                undisturbed,
                disturbed,
                stream,
                journal,
                journalFaults,
                network,
                recovery,
                failures,
                stalls,
                scrapes,
                pages,
                missed,
                toStream,
                toFile,
                flushed,
                recovered,
                caughtUp,
                errors);
    }
}
