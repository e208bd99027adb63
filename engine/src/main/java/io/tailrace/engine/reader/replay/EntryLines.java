package io.tailrace.engine.reader.replay;

import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.RecordedEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes telemetry entries, a JSON object a line. One belongs to the range if its own timestamp does. */
final class EntryLines implements FrameListener {
    private static final int FLUSH_AT_BYTES = 1 << 16;
    private static final long NS_PER_US = 1_000;

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
        final long timeUs = entry.entry().timestampUs();
        // The borders in microseconds: times a thousand, the greatest timestamp would overflow.
        if (timeUs <= Math.floorDiv(query.fromNs(), NS_PER_US) || timeUs > Math.floorDiv(query.toNs(), NS_PER_US)) {
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
