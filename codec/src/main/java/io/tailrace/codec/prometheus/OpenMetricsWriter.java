package io.tailrace.codec.prometheus;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Writes OpenMetrics text 1.0, family by family and in a family series by series: {@link #family} once, then all points of one series with
 * rising times, then those of the next; {@link #end} at the end of all. A live page begins families with {@link #liveFamily} and has one point a
 * series, without a time. That nothing comes twice or out of order is the caller's concern. Makes no object a line. An instance belongs to one
 * thread.
 *
 * <p>Source of the form: the OpenMetrics specification 1.0 (openmetrics.io), sections on the text format and on canonical numbers.
 */
public final class OpenMetricsWriter {
    /** What a reader must be told about the text. */
    public static final String CONTENT_TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /** For a creation time that is not known: no line is written then. For a time of a point: it has none. */
    public static final long NOT_KNOWN = Long.MIN_VALUE;

    private static final byte[] NONE = {};
    private static final byte[] TOTAL = "_total".getBytes(US_ASCII);
    private static final byte[] CREATED = "_created".getBytes(US_ASCII);
    private static final byte[] BUCKET = "_bucket".getBytes(US_ASCII);
    private static final byte[] SUM = "_sum".getBytes(US_ASCII);
    private static final byte[] COUNT = "_count".getBytes(US_ASCII);

    private final TextBuffer out;
    private final NameEscaping escaping;
    private ShownName name;
    private boolean isUnknownCounter;

    /**
     * Writes behind what is in a buffer, with names that every reader can read: {@link NameEscaping#UNDERSCORES}.
     *
     * @param out takes the text; may be emptied between two calls.
     */
    public OpenMetricsWriter(final TextBuffer out) {
        this(out, NameEscaping.UNDERSCORES);
    }

    /**
     * Writes behind what is in a buffer.
     *
     * @param out takes the text; may be emptied between two calls.
     * @param escaping of names outside the classic grammar.
     */
    public OpenMetricsWriter(final TextBuffer out, final NameEscaping escaping) {
        this.out = out;
        this.escaping = escaping;
    }

    /**
     * Begins a family with its TYPE, UNIT and HELP lines.
     *
     * @param familyName without {@code _total} if it is a counter.
     * @param type what the TYPE line says.
     * @param unit for example {@code seconds}; no line is written for an empty one, or if the name does not end with it, as it must.
     * @param help any text; nothing is written for an empty one.
     * @throws IllegalArgumentException if there can be no such name; nothing is written then.
     */
    public void family(final String familyName, final FamilyType type, final String unit, final String help) {
        within(familyName, type);
        putMetadata("# TYPE ");
        out.put(type == FamilyType.UNTYPED ? "unknown" : type.keyword());
        out.put('\n');
        if (!unit.isEmpty() && name.endsWith(("_" + unit).getBytes(US_ASCII))) {
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
     * Begins a family by the name that it has in the text of Prometheus. A counter that does not end in {@code _total}, as OpenMetrics wants it,
     * is of an unknown type here, so that its samples keep their name.
     *
     * @param sampleName with {@code _total} if it is a counter.
     * @param type what it is.
     * @param unit as in {@link #family}.
     * @param help as in {@link #family}.
     * @throws IllegalArgumentException if there can be no such name; nothing is written then.
     */
    public void liveFamily(final String sampleName, final FamilyType type, final String unit, final String help) {
        if (type != FamilyType.COUNTER) {
            family(sampleName, type, unit, help);
        } else if (isCounterName(sampleName)) {
            family(sampleName.substring(0, sampleName.length() - TOTAL.length), type, unit, help);
        } else {
            family(sampleName, FamilyType.UNTYPED, unit, help);
            isUnknownCounter = true;
        }
    }

    /**
     * Tells whether a counter of this name can be one here.
     *
     * @param sampleName as in the text of Prometheus.
     * @return true if it ends in {@code _total}.
     */
    public static boolean isCounterName(final String sampleName) {
        return sampleName.endsWith("_total") && sampleName.length() > TOTAL.length;
    }

    /**
     * Goes on with a family whose first lines stand, or will, in another text.
     *
     * @param familyName without {@code _total} if it is a counter.
     * @param type what it is.
     * @throws IllegalArgumentException if there can be no such name.
     */
    public void within(final String familyName, final FamilyType type) {
        name = type == FamilyType.COUNTER
                ? ShownName.ofCounter(familyName, escaping)
                : ShownName.of(familyName, escaping);
        isUnknownCounter = false;
    }

    /**
     * Writes a gauge, or a value of unknown type, on a live page.
     *
     * @param labels of the series.
     * @param value in the exposed unit; may be infinite or NaN.
     */
    public void gauge(final LabelSet labels, final double value) {
        gauge(labels, value, NOT_KNOWN);
    }

    /**
     * Writes a counter on a live page.
     *
     * @param labels of the series.
     * @param total in the exposed unit.
     * @param createdMs when the total was zero, milliseconds since 1970, or {@link #NOT_KNOWN}.
     */
    public void counter(final LabelSet labels, final double total, final long createdMs) {
        if (isUnknownCounter) {
            gauge(labels, total);
        } else {
            counter(labels, total, createdMs, NOT_KNOWN);
        }
    }

    /**
     * Writes a histogram on a live page.
     *
     * @param labels of the series, without {@code le}.
     * @param bounds of the buckets, {@link LeBounds#canonical}.
     * @param cumulative samples at or below each bound; at least as long as {@code bounds}.
     * @param count of all samples, which is also the {@code +Inf} bucket.
     * @param sum of all samples, in the exposed unit.
     * @param createdMs when all of them were zero, milliseconds since 1970, or {@link #NOT_KNOWN}.
     * @param exemplars of its buckets; null if there are none.
     */
    public void histogram(
            final LabelSet labels,
            final LeBounds bounds,
            final long[] cumulative,
            final long count,
            final double sum,
            final long createdMs,
            final BucketExemplars exemplars) {
        histogram(labels, bounds, cumulative, count, sum, createdMs, NOT_KNOWN, exemplars);
    }

    /**
     * Writes a point of the family's name as such, a gauge for example.
     *
     * @param labels of the series.
     * @param value in the exposed unit; may be infinite or NaN.
     * @param epochMs milliseconds since 1970.
     */
    public void gauge(final LabelSet labels, final double value, final long epochMs) {
        begin(NONE, labels.escaped(escaping));
        out.put(value);
        end(epochMs);
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
        final byte[] escaped = labels.escaped(escaping);
        begin(TOTAL, escaped);
        out.put(total);
        end(epochMs);
        putCreated(escaped, createdMs, epochMs);
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
        histogram(labels, bounds, cumulative, count, sum, createdMs, epochMs, null);
    }

    /**
     * Writes a point of a summary without quantiles: {@code _count} and {@code _sum}.
     *
     * @param labels of the series.
     * @param count of all samples.
     * @param sum of all samples, in the exposed unit.
     * @param createdMs when both were zero, milliseconds since 1970, or {@link #NOT_KNOWN}.
     * @param epochMs milliseconds since 1970.
     */
    public void summary(
            final LabelSet labels, final long count, final double sum, final long createdMs, final long epochMs) {
        final byte[] escaped = labels.escaped(escaping);
        begin(COUNT, escaped);
        out.put(count);
        end(epochMs);
        begin(SUM, escaped);
        out.put(sum);
        end(epochMs);
        putCreated(escaped, createdMs, epochMs);
    }

    private void histogram(
            final LabelSet labels,
            final LeBounds bounds,
            final long[] cumulative,
            final long count,
            final double sum,
            final long createdMs,
            final long epochMs,
            final BucketExemplars exemplars) {
        if (labels.has("le")) {
            throw new IllegalArgumentException("label le is the histogram's own: " + labels);
        }
        final byte[] escaped = labels.escaped(escaping);
        for (int i = 0; i <= bounds.count(); i++) {
            name.putSample(BUCKET, escaped, bounds.label(i), out);
            out.put(i < bounds.count() ? cumulative[i] : count);
            putTime(epochMs);
            OpenMetricsText.putExemplar(exemplars, i, bounds.bound(i), out);
            out.put('\n');
        }
        begin(COUNT, escaped);
        out.put(count);
        end(epochMs);
        begin(SUM, escaped);
        out.put(sum);
        end(epochMs);
        putCreated(escaped, createdMs, epochMs);
    }

    /** Ends the text: nothing may come behind it, and a reader knows by it that nothing is missing. */
    public void end() {
        out.put("# EOF\n");
    }

    private void putCreated(final byte[] escapedLabels, final long createdMs, final long epochMs) {
        if (createdMs != NOT_KNOWN) {
            begin(CREATED, escapedLabels);
            OpenMetricsText.putSeconds(createdMs, out);
            end(epochMs);
        }
    }

    private void begin(final byte[] suffix, final byte[] escapedLabels) {
        name.putSample(suffix, escapedLabels, NONE, out);
    }

    private void end(final long epochMs) {
        putTime(epochMs);
        out.put('\n');
    }

    private void putMetadata(final String keyword) {
        out.put(keyword);
        name.put(out);
        out.put(' ');
    }

    private void putTime(final long epochMs) {
        if (epochMs != NOT_KNOWN) {
            out.put(' ');
            OpenMetricsText.putSeconds(epochMs, out);
        }
    }
}
