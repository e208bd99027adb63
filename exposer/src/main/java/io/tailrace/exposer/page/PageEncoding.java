package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.TextBuffer;

/** How pages of a format are written, family by family. Event-loop thread. */
interface PageEncoding {
    /** A family's name as it stands on a page: two families that have the same one cannot both be there. */
    String nameOf(FamilyRows family);

    /**
     * Lays out what is said of a family.
     *
     * @throws IllegalArgumentException if it cannot stand on a page of this format.
     */
    byte[] head(FamilyRows family);

    /**
     * Lays a series out.
     *
     * @throws IllegalArgumentException if it cannot stand on a page of this format.
     */
    Piece piece(FamilyRows family, Row row);

    /** Writes what stands before a family's series, which are so long together. */
    void putHead(byte[] head, int rowsLengthInBytes, TextBuffer out);

    /** Writes what ends a page. */
    void putEnd(TextBuffer out);
}
