package io.tailrace.jmh.gate;

import io.tailrace.cli.console.Json;
import tools.jackson.core.JsonGenerator;

/** A report for programs: one object. */
final class ReportJson {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.gate.v1";

    private ReportJson() {}

    static String text(final GateReport report) {
        return Json.object(json -> write(json, report));
    }

    private static void write(final JsonGenerator json, final GateReport report) {
        json.writeStringProperty("schema", SCHEMA);
        json.writeBooleanProperty("passed", report.isPassed());
        json.writeArrayPropertyStart("failures");
        report.failures().forEach(failure -> json.writeString(failure.word()));
        json.writeEndArray();
        report.refusal().ifPresent(refusal -> json.writeStringProperty("refusal", refusal));
        json.writeArrayPropertyStart("warnings");
        report.warnings().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("form", report.form().word());
        json.writeNumberProperty("forks", report.form().forks());
        json.writeNumberProperty("threshold", report.form().threshold());
        json.writeStringProperty("baseline", report.baseline().toString());
        json.writeObjectPropertyStart("machine");
        BaselineWriter.write(json, report.machine());
        json.writeEndObject();
        json.writeArrayPropertyStart("allocation");
        report.allocations().forEach(verdict -> write(json, verdict));
        json.writeEndArray();
        json.writeArrayPropertyStart("time");
        report.times().forEach(verdict -> write(json, verdict));
        json.writeEndArray();
    }

    private static void write(final JsonGenerator json, final AllocationVerdict verdict) {
        json.writeStartObject();
        json.writeStringProperty("benchmark", verdict.bench().key());
        json.writeNumberProperty("bytes_per_call", verdict.bytesPerCall());
        json.writeNumberProperty("bound", AllocationVerdict.BOUND_BYTES);
        json.writeBooleanProperty("good", verdict.isGood());
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final TimeVerdict verdict) {
        json.writeStartObject();
        json.writeStringProperty("pair", verdict.pair().name());
        json.writeStringProperty("subject", verdict.pair().subject().key());
        json.writeStringProperty("ruler", verdict.pair().ruler().key());
        json.writeStringProperty("verdict", verdict.word());
        json.writeNumberProperty("moved", verdict.judgement().ratio());
        write(json, "baseline", verdict.base());
        write(json, "now", verdict.now());
        verdict.confirmation().ifPresent(second -> {
            json.writeNumberProperty(
                    "second_moved", verdict.secondJudgement().orElseThrow().ratio());
            write(json, "second", second);
        });
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final String name, final Ratio ratio) {
        json.writeObjectPropertyStart(name);
        BaselineWriter.write(json, ratio);
        json.writeEndObject();
    }
}
