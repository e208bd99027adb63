package io.tailrace.cli.stat;

import io.tailrace.cli.console.Json;
import io.tailrace.cli.console.Text;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.HistogramTotals;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** A reading for programs. Values are in exposed units, such as seconds. Stateless. */
final class StatJson {
    /** What the object says of itself. */
    static final String SCHEMA = "tailrace.stat.v1";

    private static final double NS_PER_SECOND = 1e9;
    private static final double MS_PER_SECOND = 1e3;
    private static final double PER_MILLE = 1e3;

    private StatJson() {}

    static String of(final StatReading reading, final StatLook look) {
        return Json.object(json -> {
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("t", Text.moment(reading.atNs()));
            json.writeArrayPropertyStart("engines");
            reading.engines().forEach(engine -> engine(json, engine, look));
            json.writeEndArray();
            json.writeArrayPropertyStart("unreadable");
            reading.unreadable().forEach((journal, why) -> {
                json.writeStartObject();
                json.writeStringProperty("journal", journal.toString());
                json.writeStringProperty("reason", why);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeBooleanProperty("complete", reading.isWhole());
        });
    }

    private static void engine(final JsonGenerator json, final EngineReading engine, final StatLook look) {
        json.writeStartObject();
        json.writeStringProperty("journal", engine.journal().toString());
        json.writeNumberProperty("journal_bytes", engine.size().bytes());
        json.writeNumberProperty("journal_files", engine.size().files());
        if (engine.epoch() != null) {
            who(json, engine.epoch());
            life(json, engine);
            json.writeNumberProperty("interval_s", engine.intervalNs() / NS_PER_SECOND);
            json.writeNumberProperty("samples", engine.samples());
            json.writeNumberProperty("refused", engine.refused());
            json.writeNumberProperty("refused_total", engine.refusedTotal());
        }
        json.writeBooleanProperty("current", engine.isCurrent());
        json.writeNumberProperty("lost_frames", engine.lostFrames());
        json.writeArrayPropertyStart("damage");
        engine.damage().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("channels");
        engine.channels().forEach(channel -> channel(json, channel));
        json.writeEndArray();
        json.writeArrayPropertyStart("series");
        look.order().sorted(engine.series(), look.ofTotal()).forEach(series -> series(json, series));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void who(final JsonGenerator json, final EpochInfo epoch) {
        json.writeStringProperty("service", epoch.service());
        json.writeStringProperty("instance", epoch.instance());
        json.writeStringProperty("build_version", epoch.buildVersion());
        json.writeNumberProperty("pid", epoch.pid());
        json.writeNumberProperty("epoch", Integer.toUnsignedLong(epoch.epoch()));
        json.writeStringProperty("started_at", Text.moment(epoch.startedAtNs()));
        json.writeNumberProperty("restarts", epoch.restarts());
    }

    private static void life(final JsonGenerator json, final EngineReading engine) {
        json.writeStringProperty("state", engine.life().state().key());
        json.writeStringProperty("since", Text.moment(engine.life().sinceNs()));
        json.writeStringProperty("last_sign", Text.moment(engine.life().lastSignNs()));
        if (engine.status() != null) {
            json.writeNumberProperty("ring_occupancy", engine.status().occupancyPermille() / PER_MILLE);
            json.writeNumberProperty("journal_lag_s", engine.status().journalLagMs() / MS_PER_SECOND);
            json.writeArrayPropertyStart("missing");
            engine.status().causes().stream().map(ReadinessCause::key).sorted().forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private static void channel(final JsonGenerator json, final ChannelReading channel) {
        json.writeStartObject();
        json.writeStringProperty("channel", channel.totals().name());
        json.writeNumberProperty("ring_samples", channel.totals().ringSamples());
        json.writeNumberProperty("rate", channel.rate());
        json.writeNumberProperty("accepted", channel.totals().accepted());
        json.writeNumberProperty("refused", channel.refused());
        json.writeNumberProperty("refused_total", channel.totals().refused());
        json.writeEndObject();
    }

    private static void series(final JsonGenerator json, final SeriesReading series) {
        json.writeStartObject();
        json.writeStringProperty("name", series.info().metric().name());
        json.writeStringProperty("kind", series.type().name().toLowerCase(Locale.ROOT));
        final Unit unit = series.info().metric().unit();
        json.writeStringProperty("unit", unit.exposedName());
        json.writeObjectPropertyStart("labels");
        final List<String> names = series.info().metric().labelNames();
        final List<String> values = series.info().labelValues();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            json.writeStringProperty(names.get(i), values.get(i));
        }
        json.writeEndObject();
        switch (series.type()) {
            case COUNTER -> {
                number(json, "rate", series.rate());
                number(json, "added", unit.toExposed((double) series.addedCount()));
                number(json, "total", unit.toExposed((double) series.counterTotal()));
            }
            case GAUGE -> number(json, "value", series.gaugeValue());
            case HISTOGRAM -> {
                number(json, "rate", series.rate());
                histogram(json, "interval", series.histogram(false), unit);
                histogram(json, "total", series.total(), unit);
            }
        }
        json.writeEndObject();
    }

    private static void histogram(
            final JsonGenerator json, final String name, final HistogramTotals histogram, final Unit unit) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("count", histogram == null ? 0 : histogram.count());
        if (histogram != null && histogram.bucketTotal() > 0) {
            number(json, "p50", unit.toExposed((double) histogram.valueAtPercentile(50)));
            number(json, "p90", unit.toExposed((double) histogram.valueAtPercentile(90)));
            number(json, "p99", unit.toExposed((double) histogram.valueAtPercentile(99)));
            number(json, "p99_9", unit.toExposed((double) histogram.valueAtPercentile(99.9)));
            number(json, "max", unit.toExposed((double) histogram.max()));
        }
        json.writeEndObject();
    }

    /** JSON has no word for what is no number. */
    private static void number(final JsonGenerator json, final String name, final double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeStringProperty(name, Double.toString(value));
        }
    }
}
