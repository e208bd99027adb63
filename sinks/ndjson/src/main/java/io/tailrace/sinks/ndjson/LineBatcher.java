package io.tailrace.sinks.ndjson;

import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.engine.reader.Checkpoint;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.RecordedEntry;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.replay.SnapshotLines;
import io.tailrace.sinks.journal.BookmarkedListener;
import io.tailrace.sinks.transport.Batcher;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;

/** Makes lines of frames, in memory. What one frame gives stays together: all of its lines, or none if they cannot be made. */
abstract class LineBatcher implements Batcher<LineBatch>, BookmarkedListener {
    private static final int FULL_BYTES = 256 * 1024;

    private long lines;
    private long recordedAtNs;

    static LineBatcher of(final LineKind kind) {
        return switch (kind) {
            case ENTRIES -> new Entries();
            case SNAPSHOTS -> new Snapshots();
        };
    }

    abstract int lengthInBytes();

    abstract byte[] bytes();

    abstract void clear();

    final void added(final long count, final long atEpochNs) {
        if (count > 0) {
            recordedAtNs = lines == 0 ? atEpochNs : recordedAtNs;
            lines += count;
        }
    }

    @Override
    public final boolean isFull() {
        return lengthInBytes() >= FULL_BYTES;
    }

    @Override
    public final long items() {
        return lines;
    }

    @Override
    public final long recordedAtEpochNs() {
        return recordedAtNs;
    }

    @Override
    public final LineBatch take() {
        final LineBatch batch = new LineBatch(bytes(), lines);
        forget();
        return batch;
    }

    /** What was read is read again, or nobody wants it. */
    final void forget() {
        clear();
        lines = 0;
        recordedAtNs = 0;
    }

    private static final class Entries extends LineBatcher {
        private static final int BEGIN_BYTES = 4_096;

        private final TextBuffer text = new TextBuffer(BEGIN_BYTES);

        @Override
        public FrameListener begin() {
            return new FrameListener() {
                @Override
                public boolean readsEntries() {
                    return true;
                }
            };
        }

        @Override
        public boolean readsEntries() {
            return true;
        }

        @Override
        public void onEntry(final RecordedEntry entry, final long position) {
            final int before = text.lengthInBytes();
            try {
                EntryWriter.write(entry.entry(), text);
                text.put('\n');
                added(1, TimeUnit.MICROSECONDS.toNanos(entry.entry().timestampUs()));
            } catch (final RuntimeException e) {
                text.truncate(before);
                throw e;
            }
        }

        @Override
        int lengthInBytes() {
            return text.lengthInBytes();
        }

        @Override
        byte[] bytes() {
            return text.toByteArray();
        }

        @Override
        void clear() {
            text.clear();
        }
    }

    private static final class Snapshots extends LineBatcher {
        private final ByteArrayOutputStream one = new ByteArrayOutputStream();
        private final ByteArrayOutputStream all = new ByteArrayOutputStream();
        private SnapshotLines told = new SnapshotLines(one);

        @Override
        public FrameListener begin() {
            told = new SnapshotLines(one);
            return told.pass();
        }

        @Override
        public void onEpoch(final EpochInfo epoch, final long position) {
            told.onEpoch(epoch, position);
        }

        @Override
        public void onSeries(final SeriesInfo series) {
            told.onSeries(series);
        }

        @Override
        public void onSeriesEnded(final SeriesInfo series) {
            told.onSeriesEnded(series);
        }

        @Override
        public void onCheckpoint(final Checkpoint checkpoint, final long position) {
            told.onCheckpoint(checkpoint, position);
        }

        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            one.reset();
            told.onSnapshot(snapshot, position);
            final byte[] lines = one.toByteArray();
            long count = 0;
            for (final byte b : lines) {
                count += b == '\n' ? 1 : 0;
            }
            all.writeBytes(lines);
            added(count, snapshot.toNs());
        }

        @Override
        int lengthInBytes() {
            return all.size();
        }

        @Override
        byte[] bytes() {
            return all.toByteArray();
        }

        @Override
        void clear() {
            all.reset();
        }
    }
}
