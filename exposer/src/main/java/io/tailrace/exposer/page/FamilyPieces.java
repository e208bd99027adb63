package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.TextBuffer;

/**
 * A family on the pages of one format.
 *
 * @param head what is said of it, laid out.
 * @param pieces its series.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FamilyPieces(byte[] head, Piece[] pieces) {
    /** Writes all of it, whatever changed. */
    void writeAll(final PageEncoding encoding, final TextBuffer rows, final TextBuffer out) {
        rows.clear();
        for (final Piece piece : pieces) {
            piece.forget();
            piece.writeIfChanged(rows);
        }
        encoding.putHead(head, rows.lengthInBytes(), out);
        out.put(rows.array(), 0, rows.lengthInBytes());
    }
}
