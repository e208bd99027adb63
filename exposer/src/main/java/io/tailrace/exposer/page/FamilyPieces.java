package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.TextBuffer;

/**
 * A family on the pages of one format.
 *
 * @param head what is said of it.
 * @param pieces its series.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FamilyPieces(FamilyHead head, Piece[] pieces) {
    /** Writes all of it, whatever changed. */
    void writeAll(final TextBuffer rows, final TextBuffer out) {
        rows.clear();
        for (final Piece piece : pieces) {
            piece.forget();
            piece.writeIfChanged(rows);
        }
        head.put(rows.lengthInBytes(), out);
        out.put(rows.array(), 0, rows.lengthInBytes());
    }
}
