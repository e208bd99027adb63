package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import java.util.HashMap;
import java.util.Map;

/** What roll files hold. Remembers what cannot change any more and keeps no file open. Belongs to one thread at a time. */
final class RollFileFacts {
    /** {@link #newerMajor}: the file can be read by this version. */
    static final int NOT_NEWER = 0;

    private final Map<Integer, Long> startedAtNs = new HashMap<>();
    private final Map<Integer, Long> endedBytes = new HashMap<>();
    private final CheckpointFields fields = new CheckpointFields();
    private final FrameStamp stamp = new FrameStamp();
    private final JournalFolder folder;
    private final DistinctErrors errors;

    RollFileFacts(final JournalFolder folder, final DistinctErrors errors) {
        this.folder = folder;
        this.errors = errors;
    }

    /** The wall clock when its first frame was made, or {@link CheckpointFields#NO_TIME} if that frame does not say. */
    long startedAtNs(final int rollNumber) {
        final Long known = startedAtNs.get(rollNumber);
        if (known != null) {
            return known;
        }
        try (FrameReader reader = new FrameReader(folder, errors)) {
            reader.toFile(rollNumber);
            final int length = reader.next();
            if (length == FrameReader.NOTHING || JournalPosition.rollNumber(reader.position()) != rollNumber) {
                return CheckpointFields.NO_TIME;
            }
            final long timeNs = stamp.verify(reader.buffer(), 0, length) == FrameVerdict.GOOD
                    ? fields.timeNs(reader.buffer(), 0)
                    : CheckpointFields.NO_TIME;
            startedAtNs.put(rollNumber, timeNs);
            return timeNs;
        }
    }

    /** The major frame version of the first frame if that is one which this version cannot read, else NOT_NEWER. */
    int newerMajor(final int rollNumber) {
        try (FrameReader reader = new FrameReader(folder, errors)) {
            reader.toFile(rollNumber);
            final int length = reader.next();
            return length != FrameReader.NOTHING && stamp.verify(reader.buffer(), 0, length) == FrameVerdict.NEWER_MAJOR
                    ? FrameStamp.majorVersion(reader.buffer(), 0)
                    : NOT_NEWER;
        }
    }

    /** Used bytes of a roll file that is not written any more. */
    long endedBytes(final int rollNumber) {
        return endedBytes.computeIfAbsent(rollNumber, ended -> end(ended).usedBytes());
    }

    /** Whether {@link #endedBytes} needs not open the file. */
    boolean knowsEndedBytes(final int rollNumber) {
        return endedBytes.containsKey(rollNumber);
    }

    /** What is used of it, and the frames in it. What lies behind its end in the file is a hole and takes no disk. */
    RollFileEnd end(final int rollNumber) {
        return RollFileEnd.of(new RollFiles(folder, errors), rollNumber);
    }

    void forget(final int rollNumber) {
        startedAtNs.remove(rollNumber);
        endedBytes.remove(rollNumber);
    }
}
