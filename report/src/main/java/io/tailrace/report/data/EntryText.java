package io.tailrace.report.data;

import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.TelemetryEntry;

/** A telemetry entry on the time line. */
final class EntryText {
    private static final String EVENT = "\"event\":";

    private EntryText() {}

    static ReportEvent event(final TelemetryEntry entry, final long ns) {
        final String json = EntryWriter.toJson(entry);
        final int at = json.indexOf(EVENT);
        return new ReportEvent(
                ns,
                ns,
                "entry",
                level(entry.level()),
                entry.component().label() + " " + entry.level().label() + ": "
                        + (at < 0 ? entry.event().type() : json.substring(at + EVENT.length())));
    }

    private static String level(final EventLevel level) {
        if (level == EventLevel.Known.ERROR || level == EventLevel.Known.CRITICAL) {
            return "error";
        }
        return level == EventLevel.Known.DEBUG || level == EventLevel.Known.INFO ? "info" : "warning";
    }
}
