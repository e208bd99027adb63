package io.tailrace.exposer.page;

import io.netty.buffer.ByteBuf;
import io.tailrace.codec.prometheus.TextBuffer;

/** Puts a page together out of what was written anew and what stands on the last page, in runs as long as can be. */
final class Splice {
    private ByteBuf last;
    private ByteBuf next;
    private int copyFrom;
    private int copyTo;
    private int writtenFrom;
    private int writtenTo;

    /** A page begins; there is no last one when null. */
    void begin(final ByteBuf lastPage, final ByteBuf nextPage) {
        last = lastPage;
        next = nextPage;
        copyFrom = 0;
        copyTo = 0;
    }

    /** Puts a family's series; those that were written stand in {@code changed} one behind the other. */
    void put(final Piece[] pieces, final TextBuffer changed) {
        int position = next.writerIndex();
        writtenFrom = 0;
        writtenTo = 0;
        for (final Piece piece : pieces) {
            final int length = piece.lengthInBytes();
            if (piece.isWritten()) {
                flushCopy();
                writtenTo += length;
            } else {
                flushWritten(changed);
                if (piece.start() != copyTo) {
                    flushCopy();
                    copyFrom = piece.start();
                    copyTo = copyFrom;
                }
                copyTo += length;
            }
            piece.place(position);
            position += length;
        }
        flushCopy();
        flushWritten(changed);
    }

    private void flushCopy() {
        if (copyTo > copyFrom) {
            next.writeBytes(last, copyFrom, copyTo - copyFrom);
        }
        copyFrom = copyTo;
    }

    private void flushWritten(final TextBuffer changed) {
        if (writtenTo > writtenFrom) {
            next.writeBytes(changed.array(), writtenFrom, writtenTo - writtenFrom);
        }
        writtenFrom = writtenTo;
    }
}
