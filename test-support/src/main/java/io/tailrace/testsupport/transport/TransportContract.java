package io.tailrace.testsupport.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every transport keeps to: order, no gap, duplicates that can be told, back-pressure that goes no further than itself, and a way on from disconnects, restarts
 * of either side, frames that nobody can read, slow peers, and a close while it sends. A transport's test extends this.
 */
public abstract class TransportContract {
    private static final int ROUNDS = 12;
    private static final long STEP_NS = 200_000;

    private final SettableClock clock = new SettableClock();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    private RecordedNumbers numbers;
    private PoisonedFrameLog poison;
    private TransportHarness harness;

    /**
     * Opens the transport and its peer, which read from the journal's oldest frame on. Waits of the transport should be short: of the order of milliseconds of
     * {@code clock}.
     *
     * @param journal folder of the journal; it is there.
     * @param state folder for positions and other files of either side; empty.
     * @param clock of the transport.
     * @return closed by the test.
     * @throws Exception fails the test.
     */
    protected abstract TransportHarness open(Path journal, Path state, SettableClock clock) throws Exception;

    /**
     * The journal that the engine writes.
     *
     * @param folder of the journal.
     * @return opens it.
     */
    protected abstract FrameLogFactory journal(Path folder);

    @BeforeEach
    void begin() throws Exception {
        final Path journal = folder.resolve("journal");
        numbers = new RecordedNumbers(clock, (engineClock, errors) -> {
            poison = new PoisonedFrameLog(journal(journal).open(engineClock, errors), random);
            return poison;
        });
        harness = open(journal, folder.resolve("state"), clock);
    }

    @AfterEach
    void end() {
        try (RecordedNumbers recorded = numbers;
                TransportHarness opened = harness) {
            assertTrue(recorded.last() > 0 && opened != null);
        }
    }

    @Test
    void shouldDeliverAllInOrder() {
        record(30);
        awaitAll();
        assertEquals(0, harness.failures());
        assertEquals(Set.of(), flagged());
    }

    @Test
    void shouldDeliverWhatIsRecordedWhileItRuns() {
        for (int i = 0; i < 30; i++) {
            record(1);
            step(random.nextInt(20));
        }
        awaitAll();
    }

    @Test
    void shouldDeliverAllThoughItIsCutOffAgainAndAgain() {
        for (int round = 0; round < ROUNDS; round++) {
            record(1 + random.nextInt(5));
            step(random.nextInt(40));
            harness.disconnect();
        }
        awaitAll();
    }

    @Test
    void shouldGoOnWhereItWasWhenItIsStartedAnew() {
        for (int round = 0; round < ROUNDS; round++) {
            record(1 + random.nextInt(5));
            step(random.nextInt(40));
            harness.restartTransport();
        }
        awaitAll();
    }

    @Test
    void shouldGoOnWhenItsPeerIsStartedAnew() {
        for (int round = 0; round < ROUNDS; round++) {
            record(1 + random.nextInt(5));
            step(random.nextInt(40));
            harness.restartPeer();
        }
        awaitAll();
    }

    @Test
    void shouldLoseNothingWhenItIsClosedWhileItSends() {
        for (int round = 0; round < ROUNDS; round++) {
            record(1 + random.nextInt(5));
            step(random.nextInt(10));
            harness.closeAndReopen();
        }
        awaitAll();
    }

    @Test
    void shouldNotLetASlowPeerReachTheRecordingThread() {
        record(3);
        awaitAll();
        harness.stall(true);
        for (int i = 0; i < 200; i++) {
            assertTrue(numbers.next(), "number " + numbers.last() + " was refused, seed " + seed);
            step(1);
        }
        harness.stall(false);
        awaitAll();
    }

    @Test
    void shouldPassOverFramesThatNobodyCanRead() {
        record(5);
        awaitAll();
        for (int round = 0; round < ROUNDS; round++) {
            poison.poison(1 + random.nextInt(3));
            record(2);
            step(random.nextInt(20));
        }
        await(numbers.last());
        assertOrder();
    }

    private void record(final int count) {
        for (int i = 0; i < count; i++) {
            numbers.next();
        }
    }

    private void step(final int count) {
        for (int i = 0; i < count; i++) {
            clock.advanceNs(STEP_NS);
            harness.step();
        }
    }

    private void awaitAll() {
        await(numbers.last());
        assertOrder();
        if (!harness.isCumulative()) {
            final Set<Long> missing = new HashSet<>(
                    LongStream.rangeClosed(1, numbers.last()).boxed().toList());
            harness.receipts().forEach(receipt -> missing.remove(receipt.number()));
            assertEquals(Set.of(), missing, "never delivered, seed " + seed);
        }
    }

    /** Without an end of its own: the test's timeout is. */
    private void await(final long number) {
        while (harness.receipts().stream().noneMatch(receipt -> receipt.number() == number)) {
            step(1);
            Thread.onSpinWait();
        }
    }

    /** First receipts rise; what comes again can be told from them. */
    private void assertOrder() {
        long highest = 0;
        final List<String> faults = new ArrayList<>();
        final Set<Long> seen = new HashSet<>();
        for (final Receipt receipt : harness.receipts()) {
            if (!seen.add(receipt.number())) {
                if (!receipt.isDuplicate()) {
                    faults.add(receipt.number() + " came again and was not flagged");
                }
            } else if (receipt.number() < highest) {
                faults.add(receipt.number() + " came behind " + highest);
            }
            highest = Math.max(highest, receipt.number());
        }
        assertEquals(List.of(), faults, "seed " + seed);
    }

    private Set<Long> flagged() {
        final Set<Long> flagged = new HashSet<>();
        harness.receipts().stream().filter(Receipt::isDuplicate).forEach(receipt -> flagged.add(receipt.number()));
        return flagged;
    }
}
