package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.bench.http.LoadResult;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;

/** A run for programs. */
final class ExposerJson {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.bench-exposer.v1";

    private static final double NS_PER_SECOND = 1e9;
    private static final double NS_PER_MS = 1e6;

    private ExposerJson() {}

    static void write(final JsonGenerator json, final ExposerSummary summary) {
        json.writeStringProperty("schema", SCHEMA);
        json.writeBooleanProperty("kept", summary.isKept());
        writeTexts(json, "breaches", summary.breaches());
        json.writeObjectPropertyStart("machine");
        json.writeNumberProperty("processors", summary.machine().processors());
        json.writeStringProperty("system", summary.machine().system());
        json.writeStringProperty("jvm", summary.machine().jvm());
        json.writeEndObject();
        writeTexts(json, "server_flags", ServerChild.FLAGS);
        json.writeNumberProperty("duration_s", summary.settings().durationNs() / NS_PER_SECOND);
        json.writeNumberProperty("warm_up_s", summary.settings().warmUpNs() / NS_PER_SECOND);
        json.writeArrayPropertyStart("objectives");
        summary.measurements().forEach(one -> writeMeasurement(json, one));
        json.writeEndArray();
        json.writeArrayPropertyStart("servers");
        summary.resources().forEach(one -> writeResources(json, one));
        json.writeEndArray();
        if (!summary.peers().isEmpty()) {
            json.writeArrayPropertyStart("peers");
            summary.peers().forEach(one -> writePeer(json, one, PeerText.ours(summary.peers(), one.size())));
            json.writeEndArray();
        }
    }

    private static void writeTexts(final JsonGenerator json, final String name, final Iterable<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void writeMeasurement(final JsonGenerator json, final Measurement one) {
        final Objective objective = one.objective();
        json.writeStartObject();
        json.writeStringProperty("name", objective.name());
        json.writeStringProperty("server", objective.target().label);
        json.writeStringProperty("path", objective.path());
        json.writeStringProperty("link", objective.link().word());
        json.writeNumberProperty("connections", objective.connections());
        json.writeNumberProperty("rate", objective.perSecond());
        writeResult(json, one.result());
        if (!one.result().keyExchanges().isEmpty()) {
            writeTexts(json, "key_exchanges", one.result().keyExchanges());
        }
        json.writeNumberProperty("cpu_percent", one.cpuPercent());
        json.writeObjectPropertyStart("bounds");
        writeBound(json, "p50_ms", objective.bounds().p50Ms());
        writeBound(json, "p95_ms", objective.bounds().p95Ms());
        writeBound(json, "p99_ms", objective.bounds().p99Ms());
        writeBound(json, "per_second", objective.bounds().leastPerSecond());
        writeBound(json, "cpu_percent", objective.bounds().cpuPercent());
        json.writeEndObject();
        writeTexts(json, "breaches", one.breaches());
        one.crossCheck().ifPresent(check -> {
            json.writeObjectPropertyStart("cross_check");
            json.writeStringProperty("tool", check.tool());
            json.writeNumberProperty("per_second", check.perSecond());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    static void writeResult(final JsonGenerator json, final LoadResult result) {
        json.writeNumberProperty("requests", result.requests());
        json.writeNumberProperty("answers", result.answers());
        json.writeNumberProperty("per_second", result.perSecond());
        json.writeNumberProperty("p50_ms", ms(result, Measurement.P50));
        json.writeNumberProperty("p95_ms", ms(result, Measurement.P95));
        json.writeNumberProperty("p99_ms", ms(result, Measurement.P99));
        json.writeNumberProperty("max_ms", result.latencyNs().getMaxValue() / NS_PER_MS);
        json.writeNumberProperty("server_errors", result.serverErrors());
        json.writeNumberProperty("other_answers", result.otherAnswers());
        json.writeNumberProperty("socket_errors", result.socketErrors());
        json.writeNumberProperty("timeouts", result.timeouts());
        json.writeNumberProperty("body_bytes", result.bodyLengthInBytes());
    }

    private static double ms(final LoadResult result, final double percentile) {
        return result.latencyNs().getValueAtPercentile(percentile) / NS_PER_MS;
    }

    private static void writeBound(final JsonGenerator json, final String name, final OptionalDouble bound) {
        bound.ifPresent(value -> json.writeNumberProperty(name, value));
    }

    private static void writeResources(final JsonGenerator json, final Resources one) {
        json.writeStartObject();
        json.writeStringProperty("server", one.server());
        json.writeNumberProperty("resident_bytes", one.facts().residentBytes());
        json.writeNumberProperty("bare_resident_bytes", one.bareResidentBytes());
        json.writeNumberProperty("resident_growth_bytes", one.growthInBytes());
        json.writeNumberProperty("idle_cpu_percent", one.idleCpuPercent());
        json.writeNumberProperty("open_files", one.facts().openFiles());
        json.writeNumberProperty("max_files", one.facts().maxFiles());
        json.writeNumberProperty("page_bytes", one.pageLengthInBytes());
        writeTexts(json, "breaches", one.breaches());
        json.writeEndObject();
    }

    private static void writePeer(final JsonGenerator json, final PeerMeasurement one, final PeerMeasurement ours) {
        json.writeStartObject();
        json.writeStringProperty("server", one.server());
        json.writeNumberProperty("series", one.size().series);
        json.writeNumberProperty("connections", one.size().connections);
        json.writeNumberProperty("rate", one.size().perSecond);
        json.writeObjectPropertyStart("steady");
        writeResult(json, one.steady());
        json.writeEndObject();
        json.writeNumberProperty("steady_cpu_percent", one.steadyCpuPercent());
        json.writeObjectPropertyStart("ceiling");
        writeResult(json, one.ceiling());
        json.writeEndObject();
        if (one.ceiling().answers() > 0) {
            json.writeNumberProperty("ours_per_page", one.oursPerPage(ours));
        }
        json.writeNumberProperty("resident_bytes", one.residentBytes());
        json.writeEndObject();
    }
}
