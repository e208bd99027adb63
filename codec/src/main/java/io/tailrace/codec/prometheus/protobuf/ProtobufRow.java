package io.tailrace.codec.prometheus.protobuf;

import io.tailrace.codec.prometheus.BucketExemplars;
import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.NameEscaping;
import io.tailrace.codec.prometheus.OpenMetricsWriter;
import java.util.List;

/**
 * A series of a family: its labels are laid out once, its value is written behind them. What it writes is a part of its family's message and
 * stays valid as long as the value does, so it can be kept and put on later pages. Immutable, safe for any thread; the buffer is not.
 */
public final class ProtobufRow {
    /** For a creation time that is not known: none is written then. */
    public static final long NOT_KNOWN = OpenMetricsWriter.NOT_KNOWN;

    private static final double[] NO_QUANTILES = {};

    private final byte[] labels;

    /**
     * Lays out the labels.
     *
     * @param labels of the series.
     * @param escaping of the page.
     * @throws IllegalArgumentException if two names become one by escaping.
     */
    public ProtobufRow(final LabelSet labels, final NameEscaping escaping) {
        final MessageBuffer out = new MessageBuffer(256);
        final List<String> names = labels.names(escaping);
        for (int i = 0; i < names.size(); i++) {
            final int pair = out.begin(Fields.METRIC_LABEL);
            out.text(Fields.LABEL_NAME, names.get(i));
            out.text(Fields.LABEL_VALUE, labels.values().get(i));
            out.end(pair);
        }
        this.labels = out.toByteArray();
    }

    /**
     * Writes a counter.
     *
     * @param total in the exposed unit.
     * @param createdMs when the total was zero, milliseconds since 1970, or {@link #NOT_KNOWN}.
     * @param out takes it.
     */
    public void counter(final double total, final long createdMs, final MessageBuffer out) {
        final int row = begin(out);
        final int counter = out.begin(Fields.METRIC_COUNTER);
        out.number(Fields.VALUE, total);
        putTime(Fields.COUNTER_CREATED, createdMs, out);
        out.end(counter);
        out.end(row);
    }

    /**
     * Writes a gauge.
     *
     * @param value in the exposed unit; may be infinite or NaN.
     * @param out takes it.
     */
    public void gauge(final double value, final MessageBuffer out) {
        plain(Fields.METRIC_GAUGE, value, out);
    }

    /**
     * Writes a value of which nothing is known.
     *
     * @param value in the exposed unit; may be infinite or NaN.
     * @param out takes it.
     */
    public void untyped(final double value, final MessageBuffer out) {
        plain(Fields.METRIC_UNTYPED, value, out);
    }

    /**
     * Writes a histogram: its classic buckets up to {@code +Inf}, and its native ones beside them.
     *
     * @param bounds of the classic buckets.
     * @param cumulative samples at or below each bound; at least as long as {@code bounds}.
     * @param count of all samples, which is also the {@code +Inf} bucket.
     * @param sum of all samples, in the exposed unit.
     * @param createdMs when all of them were zero, milliseconds since 1970, or {@link #NOT_KNOWN}.
     * @param exemplars of the classic buckets; null if there are none.
     * @param nativeBuckets counts of the same samples; null if only classic buckets are to be shown.
     * @param out takes it.
     */
    public void histogram(
            final LeBounds bounds,
            final long[] cumulative,
            final long count,
            final double sum,
            final long createdMs,
            final BucketExemplars exemplars,
            final NativeBuckets nativeBuckets,
            final MessageBuffer out) {
        final int row = begin(out);
        final int histogram = out.begin(Fields.METRIC_HISTOGRAM);
        out.varint(Fields.HISTOGRAM_COUNT, count);
        out.number(Fields.HISTOGRAM_SUM, sum);
        for (int i = 0; i <= bounds.count(); i++) {
            final int bucket = out.begin(Fields.HISTOGRAM_BUCKET);
            out.varint(Fields.BUCKET_COUNT, i < bounds.count() ? cumulative[i] : count);
            out.number(Fields.BUCKET_BOUND, bounds.bound(i));
            putExemplar(exemplars, i, bounds.bound(i), out);
            out.end(bucket);
        }
        if (nativeBuckets != null) {
            nativeBuckets.put(out);
        }
        putTime(Fields.HISTOGRAM_CREATED, createdMs, out);
        out.end(histogram);
        out.end(row);
    }

    /**
     * Writes a summary without quantiles.
     *
     * @param count of all samples.
     * @param sum of all samples, in the exposed unit.
     * @param createdMs when both were zero, milliseconds since 1970, or {@link #NOT_KNOWN}.
     * @param out takes it.
     */
    public void summary(final long count, final double sum, final long createdMs, final MessageBuffer out) {
        summary(count, sum, NO_QUANTILES, NO_QUANTILES, createdMs, out);
    }

    /**
     * Writes a summary.
     *
     * @param count of all samples.
     * @param sum of all samples, in the exposed unit.
     * @param quantiles that it shows, 0 to 1.
     * @param values of them, in the exposed unit; NaN where there is none.
     * @param createdMs when both were zero, milliseconds since 1970, or {@link #NOT_KNOWN}.
     * @param out takes it.
     */
    public void summary(
            final long count,
            final double sum,
            final double[] quantiles,
            final double[] values,
            final long createdMs,
            final MessageBuffer out) {
        final int row = begin(out);
        final int summary = out.begin(Fields.METRIC_SUMMARY);
        out.varint(Fields.SUMMARY_COUNT, count);
        out.number(Fields.SUMMARY_SUM, sum);
        for (int i = 0; i < quantiles.length; i++) {
            final int quantile = out.begin(Fields.SUMMARY_QUANTILE);
            out.number(Fields.QUANTILE, quantiles[i]);
            out.number(Fields.QUANTILE_VALUE, values[i]);
            out.end(quantile);
        }
        putTime(Fields.SUMMARY_CREATED, createdMs, out);
        out.end(summary);
        out.end(row);
    }

    private void plain(final int field, final double value, final MessageBuffer out) {
        final int row = begin(out);
        final int message = out.begin(field);
        out.number(Fields.VALUE, value);
        out.end(message);
        out.end(row);
    }

    private int begin(final MessageBuffer out) {
        final int row = out.begin(Fields.FAMILY_METRIC);
        out.put(labels);
        return row;
    }

    /** If the bucket has one and it is not above the bucket's bound. */
    private static void putExemplar(
            final BucketExemplars exemplars, final int bucket, final double bound, final MessageBuffer out) {
        if (exemplars == null || !exemplars.has(bucket) || !(exemplars.value(bucket) <= bound)) {
            return;
        }
        final int exemplar = out.begin(Fields.BUCKET_EXEMPLAR);
        final int trace = out.begin(Fields.EXEMPLAR_LABEL);
        out.text(Fields.LABEL_NAME, "trace_id");
        final int traceId = out.begin(Fields.LABEL_VALUE);
        out.putHex(exemplars.traceIdHigh(bucket));
        out.putHex(exemplars.traceIdLow(bucket));
        out.end(traceId);
        out.end(trace);
        if (exemplars.spanId(bucket) != 0) {
            final int span = out.begin(Fields.EXEMPLAR_LABEL);
            out.text(Fields.LABEL_NAME, "span_id");
            final int spanId = out.begin(Fields.LABEL_VALUE);
            out.putHex(exemplars.spanId(bucket));
            out.end(spanId);
            out.end(span);
        }
        out.number(Fields.EXEMPLAR_VALUE, exemplars.value(bucket));
        putTime(Fields.EXEMPLAR_TIME, exemplars.epochMs(bucket), out);
        out.end(exemplar);
    }

    private static void putTime(final int field, final long epochMs, final MessageBuffer out) {
        if (epochMs != NOT_KNOWN) {
            final int time = out.begin(field);
            out.varint(Fields.TIME_SECONDS, Math.floorDiv(epochMs, 1_000L));
            out.varint(Fields.TIME_NANOS, Math.floorMod(epochMs, 1_000L) * 1_000_000L);
            out.end(time);
        }
    }
}
