package io.tailrace.sinks.journal;

import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Opens tailers where they are to begin and ends them with the journal. Safe for any thread. */
final class JournalTailers implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1," + JournalPositions.LONGEST_NAME + "}");

    private final Set<JournalTailer> open = new HashSet<>();
    private final Set<String> acknowledging = new HashSet<>();
    private final JournalFolder folder;
    private final DistinctErrors errors;
    private final JournalPositions positions;
    private final boolean readOnly;
    private boolean closed;

    JournalTailers(
            final JournalFolder folder,
            final DistinctErrors errors,
            final JournalPositions positions,
            final boolean readOnly) {
        this.folder = folder;
        this.errors = errors;
        this.positions = positions;
        this.readOnly = readOnly;
    }

    synchronized FrameTailer open(final String name, final StartPosition start) {
        requireOpenable(name, start);
        final FrameReader reader = new FrameReader(folder, errors);
        final JournalTailer tailer;
        try {
            if (start == StartPosition.ACKNOWLEDGED) {
                final int record = recordOf(name);
                resume(name, reader, positions.acknowledged(record));
                acknowledging.add(name);
                tailer = new JournalTailer(
                        reader, position -> positions.acknowledged(record, position), closing -> forget(closing, name));
            } else {
                begin(reader, start);
                tailer = new JournalTailer(reader, position -> {}, closing -> forget(closing, null));
            }
        } catch (final RuntimeException | Error e) {
            reader.close();
            throw e;
        }
        open.add(tailer);
        return tailer;
    }

    /** Opens a tailer at the last roll file that begins with an earlier epoch, or at the oldest frame. */
    synchronized FrameTailer openBefore(final String name, final int epoch) {
        requireOpenable(name, StartPosition.EARLIEST);
        final FrameReader reader = new FrameReader(folder, errors);
        try {
            toFileBefore(reader, epoch);
        } catch (final RuntimeException | Error e) {
            reader.close();
            throw e;
        }
        final JournalTailer tailer = new JournalTailer(reader, position -> {}, closing -> forget(closing, null));
        open.add(tailer);
        return tailer;
    }

    private void toFileBefore(final FrameReader reader, final int epoch) {
        final List<Integer> rollNumbers = rollNumbers();
        final FrameStamp stamp = new FrameStamp();
        try (FrameReader searching = new FrameReader(folder, errors)) {
            for (int i = rollNumbers.size() - 1; i > 0; i--) {
                searching.toFile(rollNumbers.get(i));
                final int length = searching.next();
                // One that is damaged may say any epoch.
                if (length != FrameReader.NOTHING
                        && stamp.verify(searching.buffer(), 0, length) == FrameVerdict.GOOD
                        && FrameStamp.epoch(searching.buffer(), 0) < epoch) {
                    reader.toFile(rollNumbers.get(i));
                    return;
                }
            }
        }
        toOldest(reader, rollNumbers);
    }

    /**
     * Opens a tailer behind a frame that was taken before. With {@code withContext} it begins with the roll file that holds the frame, so
     * that what its later frames mean is known; where the frame is gone, with the nearest behind it either way.
     */
    synchronized FrameTailer openBehind(final String name, final JournalBookmark bookmark, final boolean withContext) {
        requireOpenable(name, StartPosition.EARLIEST);
        final FrameReader reader = new FrameReader(folder, errors);
        try {
            new BehindBookmark(folder, errors).go(reader, bookmark, withContext);
        } catch (final RuntimeException | Error e) {
            reader.close();
            throw e;
        }
        final JournalTailer tailer = new JournalTailer(reader, position -> {}, closing -> forget(closing, null));
        open.add(tailer);
        return tailer;
    }

    /** Opens a tailer at the roll file that would hold a frame which the journal has lost, with its end or with damage. */
    synchronized FrameTailer openNear(final String name, final JournalBookmark bookmark) {
        requireOpenable(name, StartPosition.EARLIEST);
        final FrameReader reader = new FrameReader(folder, errors);
        try {
            new BehindBookmark(folder, errors).goNear(reader, bookmark);
        } catch (final RuntimeException | Error e) {
            reader.close();
            throw e;
        }
        final JournalTailer tailer = new JournalTailer(reader, position -> {}, closing -> forget(closing, null));
        open.add(tailer);
        return tailer;
    }

    synchronized JournalHold openHold(final String name) {
        requireOpenable(name, StartPosition.EARLIEST);
        return JournalHold.open(folder, name);
    }

    /** Keeps nothing for a named reader any more. */
    synchronized void forgetReader(final String name) {
        if (readOnly || closed) {
            throw folder.refusal("reader " + name + " can be forgotten only while it is open for appending");
        }
        if (acknowledging.contains(name)) {
            throw folder.refusal("reader " + name + " is open; close it first");
        }
        positions.forget(name);
    }

    /** Named readers and what they acknowledged. */
    synchronized Map<String, Long> readers() {
        return positions == null || closed ? Map.of() : positions.readers();
    }

    @Override
    public void close() {
        final Set<JournalTailer> left;
        synchronized (this) {
            closed = true;
            left = new HashSet<>(open);
        }
        // Not while this monitor is held: a tailer that is polled is waited for, and its handler may open another.
        left.forEach(JournalTailer::close);
    }

    private void requireOpenable(final String name, final StartPosition start) {
        if (closed) {
            throw folder.refusal("it was closed; no reader can be opened");
        }
        if (name == null || !NAME.matcher(name).matches()) {
            throw folder.refusal("\"" + name + "\" cannot name a reader; use 1 to " + JournalPositions.LONGEST_NAME
                    + " letters, digits, '-', '_' and '.'");
        }
        if (start == StartPosition.ACKNOWLEDGED && readOnly) {
            throw folder.refusal("reader " + name
                    + " cannot keep its position in a journal that was opened for reading; begin elsewhere");
        }
        if (start == StartPosition.ACKNOWLEDGED && acknowledging.contains(name)) {
            throw folder.refusal("reader " + name + " is open already; close it or use another name");
        }
    }

    private int recordOf(final String name) {
        final int record = positions.recordOf(name);
        if (record < 0) {
            throw folder.refusal("it keeps positions of " + JournalPositions.READERS_LIMIT
                    + " readers already; use one of their names");
        }
        return record;
    }

    private void begin(final FrameReader reader, final StartPosition start) {
        switch (start) {
            case END -> reader.toEnd();
            case LAST_CHECKPOINT -> toLastCheckpoint(reader);
            default -> toOldest(reader, rollNumbers());
        }
    }

    private void toLastCheckpoint(final FrameReader reader) {
        final long checkpoint;
        // A reader of its own: what the search passes is not lost to the tailer.
        final List<Integer> rollNumbers = rollNumbers();
        try (FrameReader searching = new FrameReader(folder, errors)) {
            final long hint = positions == null ? CheckpointFinder.NONE : positions.checkpoint();
            checkpoint = new CheckpointFinder(searching).find(hint, rollNumbers);
        }
        if (checkpoint == CheckpointFinder.NONE || !reader.to(checkpoint)) {
            toOldest(reader, rollNumbers);
        }
    }

    private static void toOldest(final FrameReader reader, final List<Integer> rollNumbers) {
        if (rollNumbers.isEmpty()) {
            reader.toStart();
        } else {
            reader.toFile(rollNumbers.get(0));
        }
    }

    private List<Integer> rollNumbers() {
        return folder.rollNumbers();
    }

    /**
     * Goes on behind the acknowledged frame. If that is gone, because its roll file was deleted or because the machine died before
     * it reached the disk, the reader goes on with the nearest roll file, which begins with a checkpoint, and says that it lost
     * frames.
     */
    private void resume(final String name, final FrameReader reader, final long acknowledged) {
        if (acknowledged == 0) {
            toOldest(reader, rollNumbers());
            return;
        }
        if (isThere(acknowledged)) {
            reader.to(acknowledged);
            reader.next();
            return;
        }
        final List<Integer> rollNumbers = rollNumbers();
        if (!rollNumbers.isEmpty()) {
            final int newest = rollNumbers.get(rollNumbers.size() - 1);
            final int nearest = Math.min(JournalPosition.rollNumber(acknowledged), newest);
            rollNumbers.removeIf(rollNumber -> rollNumber < nearest);
        }
        toOldest(reader, rollNumbers);
        reader.noteGap();
        errors.report(folder.refusal("reader " + name + " had taken all up to " + JournalPosition.describe(acknowledged)
                + ", and no frame is there any more; it goes on with "
                + (rollNumbers.isEmpty() ? "what will come first" : JournalPosition.fileNameOf(rollNumbers.get(0)))
                + ", and what lies between is lost to it or comes to it twice"));
    }

    /** With a reader of its own: what it passes is not lost to the tailer. */
    private boolean isThere(final long position) {
        try (FrameReader searching = new FrameReader(folder, errors)) {
            return searching.to(position)
                    && searching.next() != FrameReader.NOTHING
                    && searching.position() == position;
        }
    }

    private synchronized void forget(final JournalTailer tailer, final String name) {
        open.remove(tailer);
        acknowledging.remove(name);
    }
}
