package io.tailrace.cli.compare;

import io.tailrace.cli.console.Json;
import io.tailrace.engine.compare.Interval;
import io.tailrace.engine.compare.Verdict;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.compare.ComparedStatistic;
import io.tailrace.engine.reader.compare.ComparisonReport;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** A comparison for programs. Values are in the exposed unit, as in a replay. */
final class CompareJson {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.compare.v1";

    private CompareJson() {}

    static String of(
            final ComparedMetric metric,
            final JournalSide base,
            final JournalSide now,
            final ComparisonReport report,
            final Verdict verdict) {
        return Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("verdict", name(verdict));
            json.writeStringProperty("metric", metric.name());
            json.writeObjectPropertyStart("labels");
            metric.labels().forEach(json::writeStringProperty);
            json.writeEndObject();
            json.writeStringProperty("unit", report.metric().unit().exposedName());
            json.writeNumberProperty("threshold", report.settings().threshold());
            json.writeNumberProperty("confidence", report.settings().confidence());
            json.writeNumberProperty("confidence_of_each", report.settings().confidenceOfEach());
            json.writeNumberProperty("seed", report.settings().seed());
            write(json, "base", base, report.base());
            write(json, "new", now, report.now());
            json.writeArrayPropertyStart("statistics");
            report.statistics()
                    .forEach(statistic -> write(json, statistic, report.metric().unit()));
            json.writeEndArray();
        });
    }

    private static void write(
            final JsonGenerator json, final String name, final JournalSide side, final ComparisonReport.Side facts) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("journal", side.range().directory().toString());
        json.writeNumberProperty("samples", facts.samples());
        json.writeNumberProperty("intervals", facts.intervals());
        json.writeNumberProperty("blocks", facts.blocks());
        json.writeNumberProperty("intervals_a_block", facts.blockIntervals());
        json.writeBooleanProperty("whole", side.summary().isWhole());
        json.writeNumberProperty("gaps", side.summary().gaps());
        json.writeNumberProperty("bad_frames", side.summary().badFrames());
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final ComparedStatistic statistic, final Unit unit) {
        json.writeStartObject();
        json.writeStringProperty("name", Words.name(statistic.quantile()));
        if (statistic.quantile() != ComparedStatistic.MEAN) {
            json.writeNumberProperty("quantile", statistic.quantile());
        }
        if (statistic.isJudged()) {
            json.writeStringProperty("verdict", name(statistic.judgement().verdict()));
            final double ratio = statistic.judgement().ratio();
            if (Double.isFinite(ratio)) {
                json.writeNumberProperty("ratio", ratio);
            } else {
                json.writeNullProperty("ratio");
            }
            write(json, "base", statistic.base(), unit);
            write(json, "new", statistic.now(), unit);
        } else {
            json.writeStringProperty("verdict", "not_enough_data");
            json.writeStringProperty("lacking", statistic.lacking());
        }
        json.writeEndObject();
    }

    private static void write(final JsonGenerator json, final String name, final Interval interval, final Unit unit) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("value", unit.toExposed(interval.estimate()));
        json.writeNumberProperty("low", unit.toExposed(interval.low()));
        json.writeNumberProperty("high", unit.toExposed(interval.high()));
        json.writeEndObject();
    }

    private static String name(final Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
