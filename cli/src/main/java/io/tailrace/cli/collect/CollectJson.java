package io.tailrace.cli.collect;

import io.tailrace.cli.console.Json;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.engine.reader.SeriesTotals;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JsonGenerator;

/** A summary for programs. */
final class CollectJson {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.collect.v2";

    private CollectJson() {}

    static String of(final CollectSummary summary) {
        return Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeNumberProperty(
                    "duration_s", summary.received().durationNs() / (double) TimeUnit.SECONDS.toNanos(1));
            json.writeNumberProperty("frames", summary.received().frames());
            json.writeNumberProperty("duplicates", summary.received().duplicates());
            json.writeNumberProperty("journal_faults", summary.received().journalFaults());
            json.writeObjectPropertyStart("refused");
            summary.received().refused().forEach(json::writeNumberProperty);
            json.writeEndObject();
            json.writeArrayPropertyStart("sources");
            summary.sources().forEach(source -> write(json, source));
            json.writeEndArray();
            json.writeArrayPropertyStart("merged");
            summary.merged().forEach(series -> write(json, series));
            json.writeEndArray();
            json.writeNumberProperty("conflicts", summary.conflicts());
        });
    }

    private static void write(final JsonGenerator json, final CollectedSource source) {
        json.writeStartObject();
        json.writeStringProperty("service", source.service());
        json.writeStringProperty("instance", source.instance());
        json.writeStringProperty("journal", source.folder().toString());
        json.writeNumberProperty("epochs", source.epochs());
        json.writeNumberProperty("frames", source.frames());
        json.writeNumberProperty("samples", source.samples());
        json.writeNumberProperty("gaps", source.gaps());
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final SeriesTotals series) {
        json.writeStartObject();
        json.writeStringProperty("name", series.info().metric().name());
        json.writeObjectPropertyStart("labels");
        for (int i = 0; i < series.info().labelValues().size(); i++) {
            json.writeStringProperty(
                    series.info().metric().labelNames().get(i),
                    series.info().labelValues().get(i));
        }
        json.writeEndObject();
        if (series.info().metric().type() == MetricType.HISTOGRAM) {
            write(json, series.histogram(), series.info().metric().unit());
        } else {
            total(json, series.counterTotal(), series.info().metric().unit());
        }
        json.writeEndObject();
    }

    /** What is whole stays so, to the last digit. */
    private static void total(final JsonGenerator json, final long total, final Unit unit) {
        if (unit.isWhole()) {
            json.writeNumberProperty("total", total);
        } else {
            json.writeNumberProperty("total", unit.toExposed((double) total));
        }
    }

    private static void write(final JsonGenerator json, final HistogramTotals histogram, final Unit unit) {
        json.writeNumberProperty("count", histogram.count());
        json.writeNumberProperty("sum", unit.toExposed(histogram.sum().toDouble()));
        json.writeNumberProperty("min", unit.toExposed((double) histogram.min()));
        for (final Quantile quantile : Quantile.ALL) {
            json.writeNumberProperty(
                    quantile.key(), unit.toExposed((double) histogram.valueAtPercentile(quantile.percentile())));
        }
        json.writeNumberProperty("max", unit.toExposed((double) histogram.max()));
    }
}
