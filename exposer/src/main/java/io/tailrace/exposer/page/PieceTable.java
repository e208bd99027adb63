package io.tailrace.exposer.page;

import io.tailrace.exposer.fault.DistinctWarnings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The series of one format, laid out: what is the same in the next plan is not laid out again. What cannot stand on a page of the format is
 * left out and warned about, so that it costs its own series or family only. Event-loop thread.
 */
final class PieceTable {
    private final PageEncoding encoding;
    private final DistinctWarnings warnings;
    private IdentityHashMap<Row, Piece> pieces = new IdentityHashMap<>();

    PieceTable(final PageEncoding encoding, final DistinctWarnings warnings) {
        this.encoding = encoding;
        this.warnings = warnings;
    }

    List<FamilyPieces> pieces(final List<FamilyRows> planned) {
        final IdentityHashMap<Row, Piece> known = pieces;
        pieces = new IdentityHashMap<>();
        final Set<String> names = new HashSet<>();
        final List<FamilyPieces> found = new ArrayList<>(planned.size());
        for (final FamilyRows family : planned) {
            try {
                // A name out of a foreign journal could forge lines of the page.
                final byte[] head = encoding.head(family);
                if (names.add(encoding.nameOf(family))) {
                    final List<Piece> ofFamily = pieces(family, known);
                    if (!ofFamily.isEmpty() || family.rows().isEmpty()) {
                        found.add(new FamilyPieces(head, ofFamily.toArray(Piece[]::new)));
                    }
                } else {
                    warnings.warn("family " + family.name() + " left out: another one is called "
                            + encoding.nameOf(family) + " on this page, too; give it a name of letters, digits and _");
                }
            } catch (final IllegalArgumentException fault) {
                warnings.warn("family left out: " + fault.getMessage());
            }
        }
        return found;
    }

    private List<Piece> pieces(final FamilyRows family, final IdentityHashMap<Row, Piece> known) {
        final List<Piece> found = new ArrayList<>(family.rows().size());
        for (final Row row : family.rows()) {
            try {
                final Piece last = known.get(row);
                final Piece piece = last == null ? encoding.piece(family, row) : last;
                pieces.put(row, piece);
                found.add(piece);
            } catch (final IllegalArgumentException fault) {
                warnings.warn("series of metric " + family.name() + " left out: " + fault.getMessage());
            }
        }
        return found;
    }

    /** There is no page to copy from. */
    void forgetPages() {
        pieces.values().forEach(Piece::forget);
    }
}
