package io.tailrace.cli.journal;

import io.tailrace.engine.reader.audit.AuditFinding;
import io.tailrace.engine.reader.audit.FindingKind;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalPosition;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

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

    /** The same as parts, for programs; nothing if it lies in no file. */
    void writeFile(final JsonGenerator json, final AuditFinding finding) {
        final long position = finding.position();
        if (places.isInFile(position)) {
            json.writeStringProperty("file", JournalPosition.fileName(position));
            json.writeNumberProperty("entry", JournalPosition.placeInFile(position));
            final long byteOffset = places.byteOffset(position);
            if (byteOffset != ChronicleJournal.NO_BYTE_OFFSET) {
                json.writeNumberProperty("byte", byteOffset);
            }
        }
    }

    String message(final AuditFinding finding) {
        return badFrames.describe(finding.position()) + finding.message();
    }

    String line(final AuditFinding finding) {
        return kind(finding.kind()) + ": " + (finding.epoch() == 0 ? "" : "epoch " + finding.epoch() + ", ")
                + place(finding) + ": " + message(finding);
    }
}
