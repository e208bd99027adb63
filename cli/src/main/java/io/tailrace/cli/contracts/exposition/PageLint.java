package io.tailrace.cli.contracts.exposition;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Holds a page against the format and the registry. One use. */
final class PageLint {
    private static final List<PageCheck> CHECKS = List.of(
            new ValueCheck(),
            new HistogramCheck(),
            new OwnershipCheck(),
            new BaseLabelCheck(),
            new DeclarationCheck(),
            new LabelCheck(),
            new CardinalityCheck());

    private PageLint() {}

    /** {@code wantsPresence}: whether what must be there from the start is demanded. */
    static LintReport of(
            final String place,
            final InputStream in,
            final boolean isOpenMetrics,
            final Registry registry,
            final boolean wantsPresence)
            throws IOException {
        final Findings findings = new Findings();
        final Page page = new PageReader(findings, isOpenMetrics).read(in);
        CHECKS.forEach(check -> check.look(page, registry, findings));
        if (wantsPresence) {
            new PresenceCheck().look(page, registry, findings);
        }
        return new LintReport(place, page, registry, findings);
    }
}
