package io.tailrace.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.StartPosition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The journal of tests keeps to the contract of journals. */
class ListFrameLogTest extends FrameLogContract {
    @Override
    protected FrameLog openLog() {
        return new ListFrameLog();
    }

    @Override
    protected boolean isDurable() {
        return true;
    }

    @Test
    void shouldHaveItsFramesAfterItWasClosedAndOpenedAgain() {
        final ListFrameLog log = new ListFrameLog();
        append(log, 1, 3);
        log.close();
        assertTrue(log.isClosed());

        final FrameCollector collector = poll(log.reopen().openTailer("reader", StartPosition.EARLIEST), 10);

        assertFalse(log.isClosed());
        assertEquals(List.of(1L, 2L, 3L), collector.sequences());
    }

    @Test
    void shouldLoseTheNewestFramesOnCommand() {
        final ListFrameLog log = new ListFrameLog();
        append(log, 1, 5);

        log.dropLast(2);

        final FrameCollector collector = new FrameCollector();
        log.read(collector);
        assertEquals(List.of(1L, 2L, 3L), collector.sequences());
        assertEquals(3, log.size());
    }

    @Test
    void shouldWantACheckpointUntilItHasOne() {
        final ListFrameLog log = new ListFrameLog();
        log.askForCheckpoint();

        assertTrue(log.isCheckpointDue());
        log.append(Frames.checkpointBegin(1), 0, Frames.checkpointBegin(1).capacity());
        assertTrue(log.isCheckpointDue());
        log.append(Frames.checkpointCommit(2), 0, Frames.checkpointCommit(2).capacity());
        assertFalse(log.isCheckpointDue());
    }
}
