package io.tailrace.codec.prometheus;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Writes OpenMetrics text 1.0 with timestamps, family by family and in a family series by series: {@link #family} once, then all points of
 * one series with rising times, then those of the next; {@link #end} at the end of all. That nothing comes twice or out of order is the
 * caller's concern. Makes no object a line. An instance belongs to one thread.
 *
 * <p>Source of the form: the OpenMetrics specification 1.0 (openmetrics.io), sections on the text format and on canonical numbers.
 */
public final class OpenMetricsWriter {
    /** What a reader must be told about the text. */
    public static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /** For a creation time that is not known: no line is written then. */
    public static final long NOT_KNOWN = Long.MIN_VALUE;

    private static final int MS_PER_SECOND = 1_000;
    private static final byte[] NO_SUFFIX = {};
    private static final byte[] TOTAL = "_total".getBytes(US_ASCII);
    private static final byte[] CREATED = "_created".getBytes(US_ASCII);
    private static final byte[] BUCKET = "_bucket".getBytes(US_ASCII);
    private static final byte[] SUM = "_sum".getBytes(US_ASCII);
    private static final byte[] COUNT = "_count".getBytes(US_ASCII);

    private final TextBuffer out;
    private byte[] name = {};

    /**
     * Writes behind what is in a buffer.
     *
     * @param out takes the text; may be emptied between two calls.
     */
    public OpenMetricsWriter(final TextBuffer out) {
        this.out = out;
    }

    /**
     * Begins a family with its TYPE, UNIT and HELP lines.
     *
     * @param familyName without {@code _total} if it is a counter.
     * @param type what the TYPE line says.
     * @param unit for example {@code seconds}; no line is written for an empty one, or if the name does not end with it, as it must.
     * @param help any text; nothing is written for an empty one.
     * @throws IllegalArgumentException if the name is outside the grammar; nothing is written then.
     */
    public void family(final String familyName, final FamilyType type, final String unit, final String help) {
        Grammar.checkMetricName(familyName);
        name = familyName.getBytes(US_ASCII);
        putMetadata("# TYPE ");
        out.put(type == FamilyType.UNTYPED ? "unknown" : type.keyword());
        out.put('\n');
        if (!unit.isEmpty() && familyName.endsWith("_" + unit)) {
            putMetadata("# UNIT ");
            out.put(unit);
            out.put('\n');
        }
        if (!help.isEmpty()) {
            putMetadata("# HELP ");
            // Unlike in the text of Prometheus, a quote is escaped here, too.
            Escaping.putLabelValue(help, out);
            out.put('\n');
        }
    }

    /**
     * Goes on with a family whose first lines stand, or will, in another text.
     *
     * @param familyName without {@code _total} if it is a counter.
     * @throws IllegalArgumentException if the name is outside the grammar.
     */
    public void within(final String familyName) {
        Grammar.checkMetricName(familyName);
        name = familyName.getBytes(US_ASCII);
    }

    /**
     * Writes a point of the family's name as such, a gauge for example.
     *
     * @param labels of the series.
     * @param value in the exposed unit; may be infinite or NaN.
     * @param epochMs milliseconds since 1970.
     */
    public void gauge(final LabelSet labels, final double value, final long epochMs) {
        SampleName.put(out, name, NO_SUFFIX, labels, null);
        out.put(value);
        endLine(epochMs);
    }

    /**
     * Writes a point of a counter.
     *
     * @param labels of the series.
     * @param total in the exposed unit.
     * @param createdMs when the total was zero, milliseconds since 1970, or {@link #NOT_KNOWN}.
     * @param epochMs milliseconds since 1970.
     */
    public void counter(final LabelSet labels, final double total, final long createdMs, final long epochMs) {
        SampleName.put(out, name, TOTAL, labels, null);
        out.put(total);
        endLine(epochMs);
        putCreated(labels, createdMs, epochMs);
    }

    /**
     * Writes a point of a histogram: its buckets up to {@code +Inf}, {@code _count} and {@code _sum}.
     *
     * @param labels of the series, without {@code le}.
     * @param bounds of the buckets, {@link LeBounds#canonical}.
     * @param cumulative samples at or below each bound; at least as long as {@code bounds}.
     * @param count of all samples, which is also the {@code +Inf} bucket.
     * @param sum of all samples, in the exposed unit.
     * @param createdMs when all of them were zero, milliseconds since 1970, or {@link #NOT_KNOWN}.
     * @param epochMs milliseconds since 1970.
     */
    public void histogram(
            final LabelSet labels,
            final LeBounds bounds,
            final long[] cumulative,
            final long count,
            final double sum,
            final long createdMs,
            final long epochMs) {
        for (int i = 0; i <= bounds.count(); i++) {
            SampleName.put(out, name, BUCKET, labels, bounds.label(i));
            out.put(i < bounds.count() ? cumulative[i] : count);
            endLine(epochMs);
        }
        SampleName.put(out, name, COUNT, labels, null);
        out.put(count);
        endLine(epochMs);
        SampleName.put(out, name, SUM, labels, null);
        out.put(sum);
        endLine(epochMs);
        putCreated(labels, createdMs, epochMs);
    }

    /** Ends the text: nothing may come behind it, and a reader knows by it that nothing is missing. */
    public void end() {
        out.put("# EOF\n");
    }

    private void putCreated(final LabelSet labels, final long createdMs, final long epochMs) {
        if (createdMs != NOT_KNOWN) {
            SampleName.put(out, name, CREATED, labels, null);
            putSeconds(createdMs);
            endLine(epochMs);
        }
    }

    private void putMetadata(final String keyword) {
        out.put(keyword);
        out.put(name);
        out.put(' ');
    }

    private void endLine(final long epochMs) {
        out.put(' ');
        putSeconds(epochMs);
        out.put('\n');
    }

    /**
     * Seconds with three decimals. Prometheus makes milliseconds of them by a multiplication that rounds down (its OpenMetrics parser): where
     * that would give the millisecond before, half a microsecond is added, which is enough for 200 years.
     */
    private void putSeconds(final long epochMs) {
        out.put(Math.floorDiv(epochMs, MS_PER_SECOND));
        out.put('.');
        final int fraction = Math.floorMod(epochMs, MS_PER_SECOND);
        out.put((char) ('0' + fraction / 100));
        out.put((char) ('0' + fraction / 10 % 10));
        out.put((char) ('0' + fraction % 10));
        if ((long) (epochMs / (double) MS_PER_SECOND * MS_PER_SECOND) < epochMs) {
            out.put("0005");
        }
    }
}
