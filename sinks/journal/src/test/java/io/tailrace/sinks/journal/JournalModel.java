package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.StartPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a journal should be: a list of frames, of which the oldest may go, and how far named readers are. */
final class JournalModel {
    private static final int NONE = -1;

    private final List<FrameKey> frames = new ArrayList<>();
    private final Map<String, Integer> acknowledged = new TreeMap<>();
    private int oldest;
    private int checkpoint = NONE;

    void appended(final FrameKey frame) {
        frames.add(frame);
    }

    /** The newest complete checkpoint begins there. */
    void checkpoint(final int place) {
        checkpoint = place;
    }

    /** The place of the next frame to be appended. */
    int end() {
        return frames.size();
    }

    int oldest() {
        return oldest;
    }

    FrameKey frame(final int place) {
        return frames.get(place);
    }

    void acknowledge(final String reader, final int next) {
        acknowledged.put(reader, next);
    }

    void forget(final String reader) {
        acknowledged.remove(reader);
    }

    /** Where a reader begins. */
    int start(final StartPosition position, final String reader) {
        return switch (position) {
            case EARLIEST -> oldest;
            case LAST_CHECKPOINT -> checkpoint == NONE ? oldest : checkpoint;
            case END -> end();
            case ACKNOWLEDGED -> Math.max(oldest, acknowledged.computeIfAbsent(reader, name -> oldest));
        };
    }

    /** Holds the folder against this: what is there, what retention may have taken, what it must have left. */
    void check(final JournalInfo info) {
        final long there = info.rollFiles().stream()
                .mapToLong(JournalInfo.RollFile::frames)
                .sum();
        final int oldestNow = (int) (end() - there);
        assertTrue(oldestNow >= oldest, () -> "frames came back: from " + oldest + " to " + oldestNow);
        assertTrue(
                checkpoint == NONE || oldestNow <= checkpoint,
                () -> "the newest checkpoint is at " + checkpoint + ", and frames are gone up to " + oldestNow);
        acknowledged.forEach((reader, next) -> assertTrue(
                oldestNow <= Math.max(oldest, next),
                () -> "reader " + reader + " is at " + next + ", and frames are gone up to " + oldestNow));
        assertEquals(acknowledged.keySet(), info.acknowledged().keySet());
        oldest = oldestNow;
    }
}
