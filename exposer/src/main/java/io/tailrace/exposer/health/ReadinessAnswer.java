package io.tailrace.exposer.health;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.tailrace.exposer.ReadinessReport;
import io.tailrace.exposer.answer.Answer;

/** A report as {@code /readyz} says it: the schema readiness.v1. */
final class ReadinessAnswer {
    /** What the body says of itself. */
    private static final String SCHEMA = "readiness.v1";

    private ReadinessAnswer() {}

    static Answer of(final ReadinessReport report) {
        return report.isReady()
                ? Answer.json(HttpResponseStatus.OK, json(report))
                : Answer.json(
                        HttpResponseStatus.SERVICE_UNAVAILABLE, json(report), "Retry-After: " + report.retryAfterS());
    }

    /** Every name is of letters, digits and _ . : -, so that nothing needs escaping. */
    private static String json(final ReadinessReport report) {
        return "{\"schema\":\"" + SCHEMA + "\",\"degraded\":" + !report.isReady() + ",\"missing\":"
                + (report.isReady() ? "[]" : "[\"" + String.join("\",\"", report.missing()) + "\"]")
                + ",\"retry_after\":" + report.retryAfterS() + ",\"since\":\"" + report.since() + "\"}";
    }
}
