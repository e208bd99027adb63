package io.tailrace.cli.bench.paced;

import org.HdrHistogram.Histogram;
import tools.jackson.core.JsonGenerator;

/** A paced result for programs. */
final class PacedJson {
    private static final double NS_PER_SECOND = 1e9;

    private PacedJson() {}

    static void write(final JsonGenerator json, final PacedResult result) {
        json.writeNumberProperty("rate", result.callsPerSecond());
        json.writeNumberProperty("channels", result.threads());
        json.writeNumberProperty("duration_s", result.durationNs() / NS_PER_SECOND);
        json.writeNumberProperty("elapsed_s", result.elapsedNs() / NS_PER_SECOND);
        json.writeNumberProperty("calls", result.calls().count());
        json.writeNumberProperty("recorded", result.calls().count() - result.refused());
        json.writeNumberProperty("refused", result.refused());
        json.writeObjectPropertyStart("warm_up");
        json.writeNumberProperty("calls", result.warmUp().calls());
        json.writeNumberProperty("refused", result.warmUp().refused());
        json.writeEndObject();
        writeTimes(json, result);
        final Histogram late = result.hiccups().lateNs();
        json.writeObjectPropertyStart("hiccup_ns");
        json.writeNumberProperty("count", late.getTotalCount());
        json.writeNumberProperty("p50", Quantile.P50.of(late));
        json.writeNumberProperty("p99", Quantile.P99.of(late));
        json.writeNumberProperty("max", Quantile.MAX.of(late));
        json.writeEndObject();
        json.writeNumberProperty("hiccups", result.hiccups().count());
        json.writeNumberProperty("late_calls", result.late().calls());
        json.writeNumberProperty("delayed_calls", result.late().delayed());
        json.writeNumberProperty("clock_step_ns", result.clockStepNs());
    }

    private static void writeTimes(final JsonGenerator json, final PacedResult result) {
        final CallTimes calls = result.calls();
        final CallTimes empty = result.emptyCalls();
        write(json, "service_ns", calls.serviceNs(), calls.meanServiceNs());
        write(json, "empty_service_ns", empty.serviceNs(), empty.meanServiceNs());
        write(json, "response_ns", calls.responseNs(), calls.meanResponseNs());
        write(json, "empty_response_ns", empty.responseNs(), empty.meanResponseNs());
        json.writeObjectPropertyStart("above_ns");
        for (final Quantile quantile : Quantile.values()) {
            json.writeNumberProperty(quantile.field, quantile.of(calls.serviceNs()) - quantile.of(empty.serviceNs()));
        }
        json.writeNumberProperty("mean", calls.meanServiceNs() - empty.meanServiceNs());
        json.writeNumberProperty("quick_mean", calls.quickMeanServiceNs() - empty.quickMeanServiceNs());
        json.writeEndObject();
    }

    private static void write(
            final JsonGenerator json, final String name, final Histogram histogram, final double mean) {
        json.writeObjectPropertyStart(name);
        for (final Quantile quantile : Quantile.values()) {
            json.writeNumberProperty(quantile.field, quantile.of(histogram));
        }
        json.writeNumberProperty("mean", mean);
        json.writeEndObject();
    }
}
