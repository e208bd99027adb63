package io.tailrace.cli.report;

import io.tailrace.cli.console.Json;
import io.tailrace.report.data.JournalFacts;
import io.tailrace.report.data.ReportData;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What a page shows, for programs. */
final class ReportJson {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.report.v1";

    private ReportJson() {}

    static String of(final String file, final int lengthInBytes, final List<ReportSide> sides, final ReportData data) {
        return Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("file", file);
            json.writeNumberProperty("bytes", lengthInBytes);
            json.writeArrayPropertyStart("journals");
            for (int i = 0; i < sides.size(); i++) {
                write(json, sides.get(i), data.facts().get(i));
            }
            json.writeEndArray();
        });
    }

    private static void write(final JsonGenerator json, final ReportSide side, final JournalFacts facts) {
        json.writeStartObject();
        json.writeStringProperty("journal", side.directory().toString());
        json.writeBooleanProperty("whole", side.summary().isWhole());
        json.writeNumberProperty("gaps", side.summary().gaps());
        json.writeNumberProperty("bad_frames", side.summary().badFrames());
        json.writeNumberProperty("snapshots", side.summary().snapshots());
        json.writeNumberProperty("samples", facts.samples());
        json.writeNumberProperty("refused", facts.refused());
        json.writeNumberProperty("epochs", facts.epochs());
        json.writeNumberProperty("columns", facts.columns());
        json.writeNumberProperty("column_ns", facts.columnNs());
        json.writeNumberProperty("histograms", facts.histograms());
        json.writeNumberProperty("counters_and_gauges", facts.scalars());
        json.writeNumberProperty("events", facts.events());
        json.writeArrayPropertyStart("left_out");
        facts.leftOut().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }
}
