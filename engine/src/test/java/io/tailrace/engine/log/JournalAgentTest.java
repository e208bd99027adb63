package io.tailrace.engine.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.CapturedLog;
import io.tailrace.testsupport.FaultyFrameLog;
import io.tailrace.testsupport.FrameCollector;
import io.tailrace.testsupport.Frames;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every frame of the memory log goes into the journal, once and in order, whatever the journal does. */
class JournalAgentTest {
    private static final long CLOSE_TIMEOUT_NS = 50_000_000;

    private final SettableClock clock = new SettableClock();
    private final MemoryFrameLog memory = new MemoryFrameLog(1 << 18, () -> {});
    private final ListFrameLog list = new ListFrameLog();
    private final FaultyFrameLog journal = new FaultyFrameLog(list, new Random(1));
    private final FlushGate gate = new FlushGate();
    private final AtomicInteger checkpoints = new AtomicInteger();
    private final JournalAgent agent = new JournalAgent(
            memory.openReliableTailer(), journal, gate, checkpoints::incrementAndGet, clock, CLOSE_TIMEOUT_NS);
    private long appended;

    @Test
    void shouldTakeEveryFrameOnce() {
        append(300);

        assertEquals(256, agent.doWork(), "not more than so many a duty cycle");
        assertEquals(44, agent.doWork());
        assertEquals(0, agent.doWork());

        assertEquals(LongStream.rangeClosed(1, 300).boxed().toList(), journaled());
        assertEquals(300, agent.framesJournaled());
    }

    @Test
    void shouldGoOnWhereTheJournalRefusedOrFailed() {
        append(5);
        journal.stall();
        assertEquals(0, agent.doWork());
        journal.heal();
        journal.fail();
        assertThrows(FrameLogException.class, agent::doWork);
        journal.heal();
        assertEquals(5, agent.doWork());

        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), journaled());
    }

    @Test
    void shouldTellForHowLongItHasBeenBehind() {
        agent.doWork();
        clock.advanceNs(100);
        assertEquals(0, agent.lagNs(clock.nanoTime()));
        append(1);
        assertEquals(100, agent.lagNs(clock.nanoTime()));
        journal.stall();
        agent.doWork();
        clock.advanceNs(1_000);
        assertEquals(1_100, agent.lagNs(clock.nanoTime()));

        journal.heal();
        agent.doWork();

        assertEquals(0, agent.lagNs(clock.nanoTime()));
    }

    @Test
    void shouldTakeMoreOnlyIfItTookSome() {
        append(300);
        journal.stall();
        agent.doWork();
        assertFalse(agent.isTakingMore(), "a journal that takes nothing is waited for");
        journal.heal();
        agent.doWork();
        assertTrue(agent.isTakingMore());
        agent.doWork();
        assertFalse(agent.isTakingMore());
    }

    @Test
    void shouldMakeAFlushDurableOnceItHasTheLastFrameOfTheCut() {
        append(3);
        final long ticket = gate.request();
        gate.cut(ticket, 3);
        journal.stall();
        agent.doWork();
        assertFalse(gate.isDone(ticket));
        assertEquals(0, list.syncs());

        journal.heal();
        agent.doWork();
        agent.doWork();

        assertTrue(gate.isDone(ticket));
        assertEquals(1, list.syncs());
    }

    @Test
    void shouldAskForACheckpointThatIsDueOnlyWhenNothingWaits() {
        list.askForCheckpoint();
        append(300);
        agent.doWork();
        assertEquals(0, checkpoints.get(), "it may be among what waits");
        agent.doWork();
        assertEquals(1, checkpoints.get());
    }

    @Test
    void shouldTakeWhatIsLeftWhenItIsClosed() {
        append(250);
        agent.doWork();
        append(200);

        agent.onClose();

        assertEquals(LongStream.rangeClosed(1, 450).boxed().toList(), journaled());
        assertTrue(list.isClosed());
    }

    @Test
    void shouldTryAgainForAWhileWhenItIsClosed() {
        append(100);
        journal.refuse(0.5);

        agent.onClose();

        assertEquals(100, journaled().size());
    }

    @Test
    void shouldWarnAndCloseAJournalThatTakesNothing() {
        append(1);
        agent.doWork();
        append(1);
        journal.stall();

        final String log = CapturedLog.of(agent::onClose);

        assertTrue(log.contains("The journal was closed before it took what came behind frame 1"), log);
        assertTrue(list.isClosed());
        assertFalse(memory.isBackPressured());
    }

    @Test
    void shouldCloseAJournalThatFails() {
        append(1);
        journal.fail();

        assertThrows(FrameLogException.class, agent::onClose);

        assertTrue(list.isClosed());
    }

    private void append(final int count) {
        for (int i = 0; i < count; i++) {
            assertEquals(AppendResult.APPENDED, memory.append(Frames.status(++appended), 0, 44));
        }
    }

    private List<Long> journaled() {
        final FrameCollector collector = new FrameCollector();
        list.read(collector);
        return collector.sequences();
    }
}
