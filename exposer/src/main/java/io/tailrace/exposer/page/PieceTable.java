package io.tailrace.exposer.page;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.PageNames;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerFamilies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The series of one format, laid out: what is the same in the next plan is not laid out again. What cannot stand on a page of the format is
 * left out and warned about, so that it costs its own series or family only. Event-loop thread.
 */
final class PieceTable {
    private final ExpositionFormat format;
    private final PageEncoding encoding;
    private final DistinctWarnings warnings;
    private IdentityHashMap<Row, Piece> pieces = new IdentityHashMap<>();

    PieceTable(final ExpositionFormat format, final PageEncoding encoding, final DistinctWarnings warnings) {
        this.format = format;
        this.encoding = encoding;
        this.warnings = warnings;
    }

    /**
     * Lays out families.
     *
     * @param names of what is on the page already.
     * @param isClassic whether all names are of the classic grammar, so that no two series become one by escaping.
     */
    List<FamilyPieces> pieces(final List<FamilyRows> planned, final PageNames names, final boolean isClassic) {
        final IdentityHashMap<Row, Piece> known = pieces;
        pieces = new IdentityHashMap<>();
        final List<FamilyPieces> found = new ArrayList<>(planned.size());
        final Map<String, String> obstacles = obstacles(planned, names);
        for (final FamilyRows family : planned) {
            final String obstacle = obstacles.get(family.name());
            if (obstacle == null) {
                final Piece[] ofFamily = pieces(family, isClassic ? null : new PageNames(format), known);
                if (ofFamily.length > 0 || family.rows().isEmpty()) {
                    found.add(new FamilyPieces(encoding.head(family), ofFamily));
                }
            } else {
                warnings.warn("family left out of a page of " + format + ": " + obstacle);
            }
        }
        return found;
    }

    /** Why families cannot stand on the page, by name. Whatever a journal calls its own, ours stay: they choose first. */
    private static Map<String, String> obstacles(final List<FamilyRows> planned, final PageNames names) {
        final Map<String, String> obstacles = new HashMap<>();
        final List<FamilyRows> oursFirst = planned.stream()
                .sorted(Comparator.comparing(family -> ExposerFamilies.byName(family.name()) == null))
                .toList();
        for (final FamilyRows family : oursFirst) {
            final String obstacle = names.family(family.name(), family.type());
            if (obstacle != null) {
                obstacles.put(family.name(), obstacle);
            }
        }
        return obstacles;
    }

    private Piece[] pieces(final FamilyRows family, final PageNames names, final IdentityHashMap<Row, Piece> known) {
        final List<Piece> found = new ArrayList<>(family.rows().size());
        for (final Row row : family.rows()) {
            try {
                final Piece last = known.get(row);
                checkLabels(row, names);
                final Piece piece = last == null ? encoding.piece(family, row, labels(row)) : last;
                pieces.put(row, piece);
                found.add(piece);
            } catch (final IllegalArgumentException fault) {
                warnings.warn("series of metric " + family.name() + " left out of a page of " + format + ": "
                        + fault.getMessage());
            }
        }
        return found.toArray(Piece[]::new);
    }

    private static void checkLabels(final Row row, final PageNames names) {
        final String obstacle = names == null ? null : names.series(labels(row));
        if (obstacle != null) {
            throw new IllegalArgumentException(obstacle);
        }
    }

    private static LabelSet labels(final Row row) {
        return LabelSet.of(row.labelNames(), row.labelValues());
    }

    /** There is no page to copy from. */
    void forgetPages() {
        pieces.values().forEach(Piece::forget);
    }
}
