package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameTailer;

/** A tailer, and where it should be. */
final class ModelReader implements AutoCloseable {
    private final FrameStamp stamp = new FrameStamp();
    private final String name;
    private final FrameTailer tailer;
    private final JournalModel model;
    private int next;

    ModelReader(final String name, final FrameTailer tailer, final JournalModel model, final int next) {
        this.name = name;
        this.tailer = tailer;
        this.model = model;
        this.next = next;
    }

    /** Null for one that keeps no position. */
    String name() {
        return name;
    }

    /** Every frame that comes is the next one; unless that was deleted, and the tailer says that it lost some. */
    void poll(final int frameLimit) {
        final int before = next;
        final long lostBefore = tailer.lostFrames();
        final int polled = tailer.poll(
                (buffer, offset, length, position) -> {
                    assertEquals(FrameVerdict.GOOD, stamp.verify(buffer, offset, length));
                    final FrameKey found = FrameKey.of(buffer, offset);
                    if (next < model.oldest() && !found.equals(model.frame(next))) {
                        next = model.oldest();
                        assertTrue(tailer.lostFrames() > lostBefore, "frames are lost, and nothing is said of it");
                    }
                    assertTrue(next < model.end(), () -> "a frame that nobody appended: " + found);
                    assertEquals(model.frame(next), found);
                    next++;
                },
                frameLimit);
        assertTrue(polled == frameLimit || next == model.end(), () -> "it stops at " + next + " of " + model.end());
        if (before >= model.oldest()) {
            assertEquals(lostBefore, tailer.lostFrames(), "nothing was lost");
        }
    }

    void acknowledge() {
        tailer.acknowledge();
        if (name != null && next > 0) {
            model.acknowledge(name, next);
        }
    }

    @Override
    public void close() {
        tailer.close();
    }
}
