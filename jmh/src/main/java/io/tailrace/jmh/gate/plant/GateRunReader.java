package io.tailrace.jmh.gate.plant;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Understands what {@code tailrace gate --json} prints. */
final class GateRunReader {
    private static final JsonMapper MAPPER = new JsonMapper();

    private GateRunReader() {}

    /** A gate that had no baseline gave no verdict: it would have failed whatever was planted. */
    static GateRun read(final String output) {
        final JsonNode report;
        try {
            report = MAPPER.readTree(output);
        } catch (final JacksonException bad) {
            throw GateProcess.noVerdict("it printed no JSON, " + bad.getOriginalMessage());
        }
        if (report.has("refusal")) {
            throw GateProcess.noVerdict(report.path("refusal").asString());
        }
        if (!report.path("passed").isBoolean() || !report.path("failures").isArray()) {
            throw GateProcess.noVerdict("field passed or failures is missing in what it printed");
        }
        final List<String> failures = new ArrayList<>();
        report.path("failures").forEach(failure -> failures.add(failure.asString()));
        return new GateRun(report.path("passed").booleanValue(), failures, culprits(report));
    }

    private static List<String> culprits(final JsonNode report) {
        final List<String> culprits = new ArrayList<>();
        for (final JsonNode verdict : report.path("allocation")) {
            if (!verdict.path("good").booleanValue(true)) {
                culprits.add(verdict.path("benchmark").asString());
            }
        }
        for (final JsonNode verdict : report.path("time")) {
            if (verdict.path("verdict").asString().equals("worse")) {
                culprits.add(verdict.path("pair").asString());
            }
        }
        return culprits;
    }
}
