package io.tailrace.codec.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes replayed intervals as NDJSON, schema {@value #SCHEMA}: one line an interval and series. Moments are RFC 3339 text in
 * nanoseconds, because many parsers would round them as numbers; values are in the unit that the line names. One thread.
 */
public final class ReplayLines {
    /** What each line says of itself. */
    public static final String SCHEMA = "replay.v1";

    private static final JsonFactory FACTORY = new JsonFactory();

    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);

    /**
     * Writes behind what is in a stream.
     *
     * @param out takes whole lines; neither flushed nor closed.
     */
    public ReplayLines(final OutputStream out) {
        this.out = out;
    }

    /**
     * Writes what a counter did.
     *
     * @param series whose, and when.
     * @param increment by how much it rose.
     * @param total at the end.
     * @throws UncheckedIOException if the stream cannot be written.
     */
    public void counter(final ReplaySeries series, final double increment, final double total) {
        write(series, "counter", json -> {
            number(json, "increment", increment);
            number(json, "total", total);
        });
    }

    /**
     * Writes what a gauge showed.
     *
     * @param series whose, and when.
     * @param value the last one; not a number and the infinities become text, as Prometheus writes them.
     * @throws UncheckedIOException if the stream cannot be written.
     */
    public void gauge(final ReplaySeries series, final double value) {
        write(series, "gauge", json -> number(json, "value", value));
    }

    /**
     * Writes what came to a histogram.
     *
     * @param series whose, and when.
     * @param values what came.
     * @throws UncheckedIOException if the stream cannot be written.
     */
    public void histogram(final ReplaySeries series, final ReplayHistogram values) {
        write(series, "histogram", json -> {
            json.writeNumberProperty("count", values.count());
            number(json, "sum", values.sum());
            number(json, "min", values.min());
            number(json, "p50", values.p50());
            number(json, "p90", values.p90());
            number(json, "p99", values.p99());
            number(json, "p99.9", values.p999());
            number(json, "max", values.max());
            json.writeNumberProperty("clamped", values.clamped());
            json.writeNumberProperty("corrected", values.corrected());
        });
    }

    private void write(final ReplaySeries series, final String type, final Consumer<JsonGenerator> values) {
        line.reset();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeNumberProperty("epoch", series.epoch());
            json.writeStringProperty("from", instant(series.fromNs()));
            json.writeStringProperty("to", instant(series.toNs()));
            json.writeStringProperty("metric", series.metric());
            json.writeName("labels");
            json.writeStartObject();
            for (int i = 0; i < series.labelNames().size(); i++) {
                json.writeStringProperty(
                        series.labelNames().get(i), series.labelValues().get(i));
            }
            json.writeEndObject();
            json.writeStringProperty("type", type);
            json.writeStringProperty("unit", series.unit());
            values.accept(json);
            json.writeEndObject();
        }
        line.write('\n');
        try {
            line.writeTo(out);
        } catch (final IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String instant(final long ns) {
        return Instant.ofEpochSecond(0, ns).toString();
    }

    /** Whole numbers without a point: they are counts more often than not. */
    private static void number(final JsonGenerator json, final String name, final double value) {
        if (Double.isNaN(value)) {
            json.writeStringProperty(name, "NaN");
        } else if (Double.isInfinite(value)) {
            json.writeStringProperty(name, value > 0 ? "+Inf" : "-Inf");
        } else if (value == Math.rint(value) && Math.abs(value) < 0x1p53) {
            json.writeNumberProperty(name, (long) value);
        } else {
            json.writeNumberProperty(name, value);
        }
    }
}
