package io.tailrace.cli.subscribe;

import io.tailrace.cli.console.Text;
import io.tailrace.stream.v1.HistogramValue;
import io.tailrace.stream.v1.Metric;
import io.tailrace.stream.v1.Unit;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The quantiles of a histogram that a server sent; none if its payload cannot be read. Stateless. */
final class HistogramText {
    private static final Map<String, Double> PERCENTILES = new LinkedHashMap<>();
    private static final int HEADER_LENGTH = 40;
    private static final int HIGHEST_OFFSET = 24;
    private static final int DIGITS_OFFSET = 12;
    private static final int MOST_DIGITS = 5;

    static {
        PERCENTILES.put("p50", 50.0);
        PERCENTILES.put("p90", 90.0);
        PERCENTILES.put("p99", 99.0);
        PERCENTILES.put("p999", 99.9);
    }

    private HistogramText() {}

    static Map<String, Long> quantiles(final HistogramValue value, final Metric metric) {
        final Map<String, Long> quantiles = new LinkedHashMap<>();
        final ByteBuffer payload = value.getPayload().asReadOnlyByteBuffer();
        // What it claims to be decides how much memory it takes: only what the metric's own description says is
        // believed.
        if (payload.remaining() < HEADER_LENGTH
                || payload.getInt(DIGITS_OFFSET) != metric.getSignificantDigits()
                || payload.getLong(HIGHEST_OFFSET) != metric.getHighestValue()
                || metric.getSignificantDigits() > MOST_DIGITS) {
            return quantiles;
        }
        try {
            // A copy: the decoder wants an array.
            final Histogram histogram = Histogram.decodeFromByteBuffer(
                    ByteBuffer.wrap(value.getPayload().toByteArray()), 0);
            PERCENTILES.forEach((name, percent) -> quantiles.put(name, histogram.getValueAtPercentile(percent)));
        } catch (final RuntimeException unreadable) {
            quantiles.clear();
        }
        return quantiles;
    }

    static String text(final HistogramValue value, final Metric metric) {
        final StringBuilder line = new StringBuilder("count ").append(Long.toUnsignedString(value.getCount()));
        quantiles(value, metric)
                .forEach((name, quantile) ->
                        line.append("  ").append(name).append(' ').append(quantity(quantile, metric.getUnit())));
        return line.append("  max ")
                .append(quantity(value.getMax(), metric.getUnit()))
                .toString();
    }

    private static String quantity(final long value, final Unit unit) {
        return switch (unit) {
            case UNIT_SECONDS, UNIT_MILLISECONDS -> Text.time(Math.max(0, value));
            case UNIT_BYTES -> Text.bytes(Math.max(0, value));
            case UNIT_MILLIONTHS -> Text.millionths((double) value);
            default -> Long.toString(value);
        };
    }
}
