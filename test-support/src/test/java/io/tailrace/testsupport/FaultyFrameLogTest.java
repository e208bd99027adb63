package io.tailrace.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameLogException;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Without a fault it is the log behind it; with one it takes what it says it takes. */
class FaultyFrameLogTest extends FrameLogContract {
    private final ListFrameLog list = new ListFrameLog();
    private final FaultyFrameLog log = new FaultyFrameLog(list, new Random(1));
    private final UnsafeBuffer frame = Frames.status(1);

    @Override
    protected FrameLog openLog() {
        return log;
    }

    @Override
    protected boolean isDurable() {
        return true;
    }

    @Test
    void shouldTakeNothingWhileItStalls() {
        log.stall();
        assertEquals(AppendResult.UNAVAILABLE, log.append(frame, 0, frame.capacity()));
        log.heal();
        assertEquals(AppendResult.APPENDED, log.append(frame, 0, frame.capacity()));

        assertEquals(1, list.size());
        assertEquals(1, log.refusals());
    }

    @Test
    void shouldThrowWhileItFails() {
        log.fail();
        assertThrows(FrameLogException.class, () -> log.append(frame, 0, frame.capacity()));
        log.heal();
        assertEquals(AppendResult.APPENDED, log.append(frame, 0, frame.capacity()));

        assertEquals(1, list.size());
    }

    @Test
    void shouldRefuseTheSameFramesFromTheSameSeed() {
        log.refuse(0.5);
        final FaultyFrameLog other = new FaultyFrameLog(new ListFrameLog(), new Random(1));
        other.refuse(0.5);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(log.append(frame, 0, frame.capacity()), other.append(frame, 0, frame.capacity()));
        }
        assertEquals(1_000, list.size() + log.refusals());
        assertEquals(500, list.size(), 100);
    }
}
