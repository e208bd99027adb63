package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.TextBuffer;

/** How pages of a format are written, family by family. Event-loop thread. */
interface PageEncoding {
    /**
     * Lays out what is said of a family.
     *
     * @throws IllegalArgumentException if it cannot stand on a page of this format.
     */
    FamilyHead head(FamilyRows family);

    /**
     * Lays a series out.
     *
     * @throws IllegalArgumentException if it cannot stand on a page of this format.
     */
    Piece piece(FamilyRows family, Row row, LabelSet labels);

    /** Writes what ends a page. */
    void putEnd(TextBuffer out);
}
