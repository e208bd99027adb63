package io.tailrace.cli.journal;

import io.tailrace.engine.reader.audit.AuditFinding;
import io.tailrace.engine.reader.audit.FindingKind;
import java.util.Locale;

/** Puts what an audit found into words, with its place in the folder. */
final class FindingText {
    private final JournalPlaces places;
    private final BadFrames badFrames;

    FindingText(final JournalPlaces places, final BadFrames badFrames) {
        this.places = places;
        this.badFrames = badFrames;
    }

    static String kind(final FindingKind kind) {
        return kind == FindingKind.UNFINISHED
                ? "uncommitted"
                : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Where it lies. */
    String place(final AuditFinding finding) {
        return places.describe(finding.position());
    }

    String message(final AuditFinding finding) {
        return badFrames.describe(finding.position()) + finding.message();
    }

    String line(final AuditFinding finding) {
        return kind(finding.kind()) + ": epoch " + finding.epoch() + ", " + place(finding) + ": " + message(finding);
    }
}
