package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.OpenMetricsWriter;
import io.tailrace.codec.prometheus.TextBuffer;
import io.tailrace.engine.reader.SeriesTotals;
import java.util.concurrent.TimeUnit;

/**
 * A series on the pages of one format: what does not change of it, and where it stands on the newest page, so that the next one can be
 * copied from there as long as it shows the same. Event-loop thread.
 */
abstract class Piece {
    private static final long NEVER = Long.MIN_VALUE;

    final Row row;
    private long shownRevision = NEVER;
    private int start;
    private int lengthInBytes;
    private boolean isWritten;

    Piece(final Row row) {
        this.row = row;
    }

    /** Writes it if it shows something else than on the newest page; how long it is, written or not. */
    final int writeIfChanged(final TextBuffer out) {
        final long revision = row.revision();
        if (shownRevision != revision) {
            final int before = out.lengthInBytes();
            if (row.isShown()) {
                write(out);
            }
            lengthInBytes = out.lengthInBytes() - before;
            shownRevision = revision;
            isWritten = true;
        }
        return lengthInBytes;
    }

    /** Whether it was written for the page that is being made; else it is to be copied. */
    final boolean isWritten() {
        return isWritten;
    }

    /** Where it stands on the newest page. */
    final int start() {
        return start;
    }

    final int lengthInBytes() {
        return lengthInBytes;
    }

    /** It stands on the page that is being made, which is the newest one from now on. */
    final void place(final int newStart) {
        start = newStart;
        isWritten = false;
    }

    /** There is no page to copy it from. */
    final void forget() {
        shownRevision = NEVER;
        isWritten = false;
    }

    /** When it was zero, as the writers want it. */
    final long createdMs() {
        final long createdAtNs = row.createdAtNs();
        return createdAtNs == SeriesTotals.NOT_KNOWN
                ? OpenMetricsWriter.NOT_KNOWN
                : TimeUnit.NANOSECONDS.toMillis(createdAtNs);
    }

    abstract void write(TextBuffer out);
}
