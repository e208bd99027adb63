package io.tailrace.codec.prometheus;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Writes a page in the Prometheus text format 0.0.4, family by family: {@link #family} once, then all samples of it. That each
 * family comes once and no series twice is the caller's concern. Makes no object a line. An instance belongs to one thread.
 */
public final class PrometheusTextWriter {
    /** What a scraper must be told about the page. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final long NO_TIMESTAMP = Long.MIN_VALUE;
    private static final byte[] NONE = {};
    private static final byte[] BUCKET = "_bucket".getBytes(US_ASCII);
    private static final byte[] SUM = "_sum".getBytes(US_ASCII);
    private static final byte[] COUNT = "_count".getBytes(US_ASCII);

    private final TextBuffer out;
    private final NameEscaping escaping;
    private ShownName name;
    private FamilyType type;
    private long timestampMs = NO_TIMESTAMP;

    /**
     * Writes behind what is in a buffer, with names that every scraper can read: {@link NameEscaping#UNDERSCORES}.
     *
     * @param out takes the page.
     */
    public PrometheusTextWriter(final TextBuffer out) {
        this(out, NameEscaping.UNDERSCORES);
    }

    /**
     * Writes behind what is in a buffer.
     *
     * @param out takes the page.
     * @param escaping of names outside the classic grammar.
     */
    public PrometheusTextWriter(final TextBuffer out, final NameEscaping escaping) {
        this.out = out;
        this.escaping = escaping;
    }

    /**
     * Begins a family with its HELP and TYPE lines.
     *
     * @param familyName with {@code _total} if it is a counter.
     * @param familyType what the TYPE line says.
     * @param help any text; nothing is written for an empty one.
     * @throws IllegalArgumentException if there can be no such name; nothing is written then.
     */
    public void family(final String familyName, final FamilyType familyType, final String help) {
        name = ShownName.of(familyName, escaping);
        type = familyType;
        if (!help.isEmpty()) {
            out.put("# HELP ");
            name.put(out);
            out.put(' ');
            Escaping.putHelp(help, out);
            out.put('\n');
        }
        out.put("# TYPE ");
        name.put(out);
        out.put(' ');
        out.put(type.keyword());
        out.put('\n');
    }

    /**
     * Gives all samples from here on a timestamp: for replay. Live pages carry none.
     *
     * @param epochMs milliseconds since 1970.
     */
    public void timestampMs(final long epochMs) {
        timestampMs = epochMs;
    }

    /** Writes samples without a timestamp again. */
    public void noTimestamp() {
        timestampMs = NO_TIMESTAMP;
    }

    /**
     * Writes a whole number.
     *
     * @param labels of the series.
     * @param value of the sample, in the exposed unit.
     * @throws IllegalStateException outside a family, or inside one of histograms.
     */
    public void sample(final LabelSet labels, final long value) {
        checkPlain();
        name.putSample(NONE, labels.escaped(escaping), NONE, out);
        out.put(value);
        endLine();
    }

    /**
     * Writes a number.
     *
     * @param labels of the series.
     * @param value of the sample, in the exposed unit; may be infinite or NaN.
     * @throws IllegalStateException outside a family, or inside one of histograms.
     */
    public void sample(final LabelSet labels, final double value) {
        checkPlain();
        name.putSample(NONE, labels.escaped(escaping), NONE, out);
        out.put(value);
        endLine();
    }

    /**
     * Writes a histogram: its buckets up to {@code +Inf}, {@code _sum} and {@code _count}.
     *
     * @param labels of the series, without {@code le}.
     * @param bounds of the buckets.
     * @param cumulative samples at or below each bound; at least as long as {@code bounds}.
     * @param count of all samples, which is also the {@code +Inf} bucket.
     * @param sum of all samples, in the exposed unit.
     * @throws IllegalStateException outside a family of histograms.
     * @throws IllegalArgumentException if {@code le} is among the labels; nothing is written then.
     */
    public void histogram(
            final LabelSet labels, final LeBounds bounds, final long[] cumulative, final long count, final double sum) {
        if (type != FamilyType.HISTOGRAM) {
            throw new IllegalStateException("a histogram needs a family of histograms, not " + type);
        }
        if (labels.has("le")) {
            throw new IllegalArgumentException("label le is the histogram's own: " + labels);
        }
        final byte[] escaped = labels.escaped(escaping);
        for (int i = 0; i <= bounds.count(); i++) {
            name.putSample(BUCKET, escaped, bounds.label(i), out);
            out.put(i < bounds.count() ? cumulative[i] : count);
            endLine();
        }
        name.putSample(SUM, escaped, NONE, out);
        out.put(sum);
        endLine();
        name.putSample(COUNT, escaped, NONE, out);
        out.put(count);
        endLine();
    }

    /**
     * Writes a summary without quantiles: {@code _sum} and {@code _count}.
     *
     * @param labels of the series.
     * @param count of all samples.
     * @param sum of all samples, in the exposed unit.
     * @throws IllegalStateException outside a family of summaries.
     */
    public void summary(final LabelSet labels, final long count, final double sum) {
        if (type != FamilyType.SUMMARY) {
            throw new IllegalStateException("a summary needs a family of summaries, not " + type);
        }
        final byte[] escaped = labels.escaped(escaping);
        name.putSample(SUM, escaped, NONE, out);
        out.put(sum);
        endLine();
        name.putSample(COUNT, escaped, NONE, out);
        out.put(count);
        endLine();
    }

    private void checkPlain() {
        if (type == null || type == FamilyType.HISTOGRAM || type == FamilyType.SUMMARY) {
            throw new IllegalStateException(
                    "a sample needs a family of counters, gauges or untyped values, not " + type);
        }
    }

    private void endLine() {
        if (timestampMs != NO_TIMESTAMP) {
            out.put(' ');
            out.put(timestampMs);
        }
        out.put('\n');
    }
}
