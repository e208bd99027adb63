package io.tailrace.exposer.page;

import io.netty.buffer.ByteBuf;
import io.tailrace.codec.prometheus.PageNames;
import io.tailrace.codec.prometheus.TextBuffer;
import java.util.List;

/**
 * What the log says, in one format, kept ready. A new page is the one before it with the series written anew that changed; runs of series that
 * did not are copied. It is in memory that sockets read without another copy, and never changes once it is made. Event-loop thread.
 */
final class PageImage implements AutoCloseable {
    private static final int SPARE_LENGTH_IN_BYTES = 4 * 1024;

    private final PageEncoding encoding;
    private final PieceTable table;
    private final Generations generations = new Generations();
    private final TextBuffer frame = new TextBuffer(512);
    private final Splice splice = new Splice();
    private final TextBuffer changed = new TextBuffer(64 * 1024);
    private List<FamilyPieces> families = List.of();
    private long generation;

    PageImage(final PageEncoding encoding, final PieceTable table) {
        this.encoding = encoding;
        this.table = table;
    }

    /** Another plan: series that it has in common with the one before stay where they stand. */
    void plan(final List<FamilyRows> planned, final PageNames names, final boolean isClassic) {
        families = table.pieces(planned, names, isClassic);
    }

    /** The newest page, or null; it is ours. */
    ByteBuf newest() {
        return generations.newest();
    }

    /** Counts the pages that were made. */
    long generation() {
        return generation;
    }

    /**
     * Makes the next page.
     *
     * @return false if too many are being read still: then the newest stays.
     */
    boolean render() {
        if (!generations.hasRoom()) {
            return false;
        }
        final ByteBuf last = generations.newest();
        final int expected = last == null ? 0 : last.readableBytes();
        final ByteBuf next = generations.begin(expected + expected / 16 + SPARE_LENGTH_IN_BYTES);
        try {
            splice.begin(last, next);
            for (final FamilyPieces family : families) {
                write(family, next);
            }
            frame.clear();
            encoding.putEnd(frame);
            next.writeBytes(frame.array(), 0, frame.lengthInBytes());
        } catch (final RuntimeException | Error fault) {
            // Some pieces say where they would stand on a page that is none.
            next.release();
            table.forgetPages();
            throw fault;
        }
        generations.become(next);
        generation++;
        return true;
    }

    private void write(final FamilyPieces family, final ByteBuf next) {
        changed.clear();
        int rowsLength = 0;
        for (final Piece piece : family.pieces()) {
            rowsLength += piece.writeIfChanged(changed);
        }
        frame.clear();
        family.head().put(rowsLength, frame);
        next.writeBytes(frame.array(), 0, frame.lengthInBytes());
        splice.put(family.pieces(), changed);
    }

    /** Lets go of its pages; clients that read one keep it. */
    @Override
    public void close() {
        generations.close();
    }
}
