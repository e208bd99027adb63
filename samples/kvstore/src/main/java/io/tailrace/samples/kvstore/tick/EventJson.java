package io.tailrace.samples.kvstore.tick;

import io.tailrace.samples.kvstore.store.Alert;
import io.tailrace.samples.kvstore.store.Guardrail;
import io.tailrace.samples.kvstore.store.StoreEvent;
import io.tailrace.samples.kvstore.store.StoreReport;
import tools.jackson.core.JsonGenerator;

/** The alerts and events of a tick. */
final class EventJson {
    private EventJson() {}

    static void alerts(final JsonGenerator json, final StoreReport report, final long startNs) {
        json.writeArrayPropertyStart("alerts");
        report.activeAlerts().forEach(alert -> alert(json, alert, true, startNs));
        report.pastAlerts().forEach(alert -> alert(json, alert, false, startNs));
        json.writeEndArray();
    }

    static void events(final JsonGenerator json, final StoreReport report, final long startNs) {
        json.writeArrayPropertyStart("events");
        for (final StoreEvent event : report.events()) {
            json.writeStartObject();
            fields(json, event);
            json.writeName("t").writeNumber(Decimals.seconds(event.atNs() - startNs));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("events_lost", report.lostEvents());
    }

    private static void alert(final JsonGenerator json, final Alert alert, final boolean isActive, final long startNs) {
        final Guardrail guardrail = alert.guardrail();
        json.writeStartObject();
        json.writeStringProperty("metric", guardrail.measure().label());
        json.writeNumberProperty("value", alert.value());
        json.writeNumberProperty("threshold", guardrail.threshold());
        json.writeStringProperty("severity", guardrail.severity().label());
        json.writeStringProperty("backend", guardrail.backend().label());
        json.writeStringProperty("message", alert.message());
        json.writeBooleanProperty("active", isActive);
        json.writeName("t").writeNumber(Decimals.seconds(alert.atNs() - startNs));
        json.writeEndObject();
    }

    private static void fields(final JsonGenerator json, final StoreEvent event) {
        if (event instanceof StoreEvent.Switched switched) {
            json.writeStringProperty("type", "switch");
            json.writeStringProperty("from", switched.from().label());
            json.writeStringProperty("to", switched.to().label());
            json.writeStringProperty("reason", switched.reason());
        } else if (event instanceof StoreEvent.Migrated migrated) {
            json.writeStringProperty("type", "migrated");
            json.writeStringProperty("from", migrated.from().label());
            json.writeStringProperty("to", migrated.to().label());
            json.writeName("duration_ms").writeNumber(Decimals.milliseconds(migrated.durationNs()));
        } else if (event instanceof StoreEvent.Compacted compacted) {
            json.writeStringProperty("type", "compaction");
            json.writeStringProperty("backend", compacted.backend().label());
            json.writeStringProperty("source", compacted.source());
            json.writeNumberProperty("tables", compacted.tables());
        }
    }
}
