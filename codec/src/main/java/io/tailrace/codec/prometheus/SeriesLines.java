package io.tailrace.codec.prometheus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The lines of one series in a text format, laid out once: of a line only the value differs from page to page, so what stands before it is
 * copied and nothing is put together again. Made for pages of which every value changes (10,400 lines in one go). Immutable, safe for any
 * thread; the buffer is not.
 */
public final class SeriesLines {
    private static final byte[] NONE = {};
    private static final byte[] TOTAL = "_total".getBytes(US_ASCII);
    private static final byte[] CREATED = "_created".getBytes(US_ASCII);
    private static final byte[] BUCKET = "_bucket".getBytes(US_ASCII);
    private static final byte[] SUM = "_sum".getBytes(US_ASCII);
    private static final byte[] COUNT = "_count".getBytes(US_ASCII);

    /** What stands before the values, one behind the other. */
    private final byte[] before;

    /** Where each of them ends. */
    private final int[] ends;

    /** Of a histogram in OpenMetrics, whose buckets may have exemplars; else null. */
    private final LeBounds exemplarBounds;

    private SeriesLines(final Layout layout, final LeBounds exemplarBounds) {
        this.before = layout.text.toByteArray();
        this.ends = Arrays.copyOf(layout.ends, layout.count);
        this.exemplarBounds = exemplarBounds;
    }

    /**
     * A gauge, or a value of which nothing is known.
     *
     * @param format of the page: one of text.
     * @param name of the family, as it was described.
     * @param labels of the series.
     * @return one line.
     * @throws IllegalArgumentException if name or labels cannot stand on the page.
     */
    public static SeriesLines number(final ExpositionFormat format, final String name, final LabelSet labels) {
        return new SeriesLines(
                new Layout(ShownName.of(name, format.escaping()), labels.escaped(format.escaping())).line(NONE, NONE),
                null);
    }

    /**
     * A counter.
     *
     * @param format of the page: one of text.
     * @param name of the family, as it was described. One that does not end in {@code _total} is a number in OpenMetrics.
     * @param labels of the series.
     * @return a line, and for OpenMetrics another one that says when it was zero.
     * @throws IllegalArgumentException if name or labels cannot stand on the page.
     */
    public static SeriesLines counter(final ExpositionFormat format, final String name, final LabelSet labels) {
        if (format.form() != ExpositionForm.OPEN_METRICS || !OpenMetricsWriter.isCounterName(name)) {
            return number(format, name, labels);
        }
        final ShownName shown = ShownName.ofCounter(name.substring(0, name.length() - TOTAL.length), format.escaping());
        return new SeriesLines(
                new Layout(shown, labels.escaped(format.escaping()))
                        .line(TOTAL, NONE)
                        .line(CREATED, NONE),
                null);
    }

    /**
     * A histogram: its buckets up to {@code +Inf}, its sum and its count.
     *
     * @param format of the page: one of text.
     * @param name of the family.
     * @param labels of the series, without {@code le}.
     * @param bounds of the buckets; {@link LeBounds#canonical} for OpenMetrics.
     * @return as many lines as bounds, three more, and for OpenMetrics one that says when it was empty.
     * @throws IllegalArgumentException if name or labels cannot stand on the page.
     */
    public static SeriesLines histogram(
            final ExpositionFormat format, final String name, final LabelSet labels, final LeBounds bounds) {
        if (labels.has("le")) {
            throw new IllegalArgumentException("label le is the histogram's own: " + labels);
        }
        final Layout layout = new Layout(ShownName.of(name, format.escaping()), labels.escaped(format.escaping()));
        for (int i = 0; i <= bounds.count(); i++) {
            layout.line(BUCKET, bounds.label(i));
        }
        layout.line(SUM, NONE).line(COUNT, NONE);
        return format.form() == ExpositionForm.OPEN_METRICS
                ? new SeriesLines(layout.line(CREATED, NONE), bounds)
                : new SeriesLines(layout, null);
    }

    /**
     * A summary: its quantiles, its sum and its count.
     *
     * @param format of the page: one of text.
     * @param name of the family.
     * @param labels of the series.
     * @param quantiles that it shows, 0 to 1; may be none.
     * @return as many lines as quantiles, two more, and for OpenMetrics one that says when it was empty.
     * @throws IllegalArgumentException if name or labels cannot stand on the page.
     */
    public static SeriesLines summary(
            final ExpositionFormat format, final String name, final LabelSet labels, final double... quantiles) {
        if (quantiles.length > 0 && labels.has("quantile")) {
            throw new IllegalArgumentException("label quantile is the summary's own: " + labels);
        }
        final boolean isOpenMetrics = format.form() == ExpositionForm.OPEN_METRICS;
        final Layout layout = new Layout(ShownName.of(name, format.escaping()), labels.escaped(format.escaping()));
        for (final double quantile : quantiles) {
            layout.line(NONE, LeBounds.label("quantile", quantile, isOpenMetrics));
        }
        layout.line(SUM, NONE).line(COUNT, NONE);
        return new SeriesLines(isOpenMetrics ? layout.line(CREATED, NONE) : layout, null);
    }

    /**
     * Writes a line with a whole number.
     *
     * @param line from 0.
     * @param value of it.
     * @param out takes it.
     */
    public void put(final int line, final long value, final TextBuffer out) {
        putBefore(line, out);
        out.put(value);
        out.put('\n');
    }

    /**
     * Writes a line with a number.
     *
     * @param line from 0.
     * @param value of it; may be infinite or NaN.
     * @param out takes it.
     */
    public void put(final int line, final double value, final TextBuffer out) {
        putBefore(line, out);
        out.put(value);
        out.put('\n');
    }

    /**
     * Writes the line of a bucket, and behind it the bucket's exemplar if the format has any.
     *
     * @param bucket from 0, which is also its line.
     * @param value of it.
     * @param exemplars of the histogram, or null.
     * @param out takes it.
     */
    public void putBucket(final int bucket, final long value, final BucketExemplars exemplars, final TextBuffer out) {
        putBefore(bucket, out);
        out.put(value);
        if (exemplars != null && exemplarBounds != null) {
            OpenMetricsText.putExemplar(exemplars, bucket, exemplarBounds.bound(bucket), out);
        }
        out.put('\n');
    }

    /**
     * Writes the last line, of OpenMetrics only, which says when the series was zero.
     *
     * @param createdMs milliseconds since 1970; nothing is written for {@link OpenMetricsWriter#NOT_KNOWN}.
     * @param out takes it.
     */
    public void putCreated(final long createdMs, final TextBuffer out) {
        if (createdMs != OpenMetricsWriter.NOT_KNOWN) {
            putBefore(ends.length - 1, out);
            OpenMetricsText.putSeconds(createdMs, out);
            out.put('\n');
        }
    }

    private void putBefore(final int line, final TextBuffer out) {
        final int begin = line == 0 ? 0 : ends[line - 1];
        out.put(before, begin, ends[line] - begin);
    }

    /** Puts lines one behind the other. */
    private static final class Layout {
        private final ShownName name;
        private final byte[] labels;
        private final TextBuffer text = new TextBuffer(256);
        private int[] ends = new int[4];
        private int count;

        Layout(final ShownName name, final byte[] labels) {
            this.name = name;
            this.labels = labels;
        }

        Layout line(final byte[] suffix, final byte[] le) {
            name.putSample(suffix, labels, le, text);
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, count * 2);
            }
            ends[count++] = text.lengthInBytes();
            return this;
        }
    }
}
