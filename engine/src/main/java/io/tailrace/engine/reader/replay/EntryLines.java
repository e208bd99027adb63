package io.tailrace.engine.reader.replay;

import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.RecordedEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** Writes telemetry entries, a JSON object a line. One belongs to the range if its own timestamp does. */
final class EntryLines implements FrameListener {
    private static final int FLUSH_AT_BYTES = 1 << 16;

    private final ReplayQuery query;
    private final OutputStream out;
    private final TextBuffer text = new TextBuffer(FLUSH_AT_BYTES);
    private long written;

    private EntryLines(final ReplayQuery query, final OutputStream out) {
        this.query = query;
        this.out = out;
    }

    static Replay replay(final ReplayQuery query, final OutputStream out) {
        final EntryLines lines = new EntryLines(query, out);
        return new Replay(query, lines, lines::end);
    }

    @Override
    public boolean readsEntries() {
        return true;
    }

    @Override
    public void onEntry(final RecordedEntry entry, final long position) {
        // Whole microseconds beyond what nanoseconds can say, the year 2262, count as the last one: they belong to the
        // end of time.
        final long timeNs = TimeUnit.MICROSECONDS.toNanos(entry.entry().timestampUs());
        if (timeNs <= query.fromNs() || timeNs > query.toNs()) {
            return;
        }
        EntryWriter.write(entry.entry(), text);
        text.put('\n');
        written++;
        if (text.lengthInBytes() >= FLUSH_AT_BYTES) {
            write();
        }
    }

    private long end() {
        write();
        try {
            out.flush();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    private void write() {
        try {
            text.writeTo(out);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        text.clear();
    }
}
