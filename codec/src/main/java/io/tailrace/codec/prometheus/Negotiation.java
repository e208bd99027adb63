package io.tailrace.codec.prometheus;

import java.util.List;

/**
 * One request's choice of a format. Ranges of the header are compared by rank: quality, then how precisely they name something, then which
 * comes first. Used once.
 */
final class Negotiation {
    private static final List<ExpositionForm> FORMS = List.of(ExpositionForm.values());
    private static final long NO_RANK = -1;

    private final List<String> fields;
    private final AcceptHeader header = new AcceptHeader();

    Negotiation(final List<String> fields) {
        this.fields = fields;
    }

    ExpositionFormat result() {
        if (!AcceptHeader.isShortEnough(fields)) {
            return ExpositionFormat.DEFAULT;
        }
        ExpositionForm best = ExpositionForm.TEXT;
        long bestRank = NO_RANK;
        for (int i = 0; i < FORMS.size(); i++) {
            final long rank = rankOf(FORMS.get(i));
            if (rank > bestRank) {
                best = FORMS.get(i);
                bestRank = rank;
            }
        }
        return ExpositionFormat.of(best, escaping(bestRank));
    }

    /** The rank of the range that says most precisely what the scraper thinks of a form; none if it does not want it. */
    private long rankOf(final ExpositionForm form) {
        int precision = -1;
        int quality = 0;
        long rank = NO_RANK;
        header.start(fields);
        while (header.next()) {
            if (header.takes(form)
                    && (header.precision() > precision
                            || (header.precision() == precision && header.quality() > quality))) {
                precision = header.precision();
                quality = header.quality();
                rank = header.rank();
            }
        }
        return quality > 0 ? rank : NO_RANK;
    }

    /** Of the ranges that name an escaping and are not behind the chosen one, that of the nearest. */
    private NameEscaping escaping(final long chosenRank) {
        NameEscaping found = NameEscaping.UNDERSCORES;
        long foundRank = Long.MAX_VALUE;
        header.start(fields);
        while (header.next()) {
            if (header.escaping() != null && header.rank() >= chosenRank && header.rank() < foundRank) {
                found = header.escaping();
                foundRank = header.rank();
            }
        }
        return found;
    }
}
