package io.tailrace.codec.prometheus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The lines of one series in a text format, laid out once: of a line only the value differs from page to page, so what stands before it is
 * copied and nothing is put together again. Made for pages of which every value changes (10,400 lines in one go). An instance belongs to one
 * thread.
 */
public final class SeriesLines {
    private static final byte[] NO_SUFFIX = {};
    private static final byte[] TOTAL = "_total".getBytes(US_ASCII);
    private static final byte[] CREATED = "_created".getBytes(US_ASCII);
    private static final byte[] BUCKET = "_bucket".getBytes(US_ASCII);
    private static final byte[] SUM = "_sum".getBytes(US_ASCII);
    private static final byte[] COUNT = "_count".getBytes(US_ASCII);

    /** What stands before the values, one behind the other. */
    private final byte[] before;

    /** Where each of them ends. */
    private final int[] ends;

    private SeriesLines(final byte[] before, final int[] ends) {
        this.before = before;
        this.ends = ends;
    }

    /**
     * A line of the family's own name: a counter of the format 0.0.4, a gauge, an untyped value.
     *
     * @param name of the family, as it stands on the page.
     * @param labels of the series.
     * @return one line.
     */
    public static SeriesLines plain(final String name, final LabelSet labels) {
        return new Layout(name, labels).line(NO_SUFFIX, null).end();
    }

    /**
     * A counter of OpenMetrics, whose family is named without {@code _total}.
     *
     * @param name of the family, as it stands on the page.
     * @param labels of the series.
     * @return a line and, behind it, one that says when it was zero.
     */
    public static SeriesLines openMetricsCounter(final String name, final LabelSet labels) {
        return new Layout(name, labels).line(TOTAL, null).line(CREATED, null).end();
    }

    /**
     * A histogram: its buckets up to {@code +Inf}, its sum and its count.
     *
     * @param name of the family, as it stands on the page.
     * @param labels of the series, without {@code le}.
     * @param bounds of the buckets; {@link LeBounds#canonical} for OpenMetrics.
     * @return as many lines as bounds, three more, and one that says when it was empty.
     * @throws IllegalArgumentException if {@code le} is among the labels.
     */
    public static SeriesLines histogram(final String name, final LabelSet labels, final LeBounds bounds) {
        if (labels.has("le")) {
            throw new IllegalArgumentException("label le is the histogram's own: " + labels);
        }
        final Layout layout = new Layout(name, labels);
        for (int i = 0; i <= bounds.count(); i++) {
            layout.line(BUCKET, bounds.label(i));
        }
        return layout.line(SUM, null).line(COUNT, null).line(CREATED, null).end();
    }

    /**
     * Writes what stands before a line's value.
     *
     * @param line from 0.
     * @param out takes it.
     */
    public void putBefore(final int line, final TextBuffer out) {
        final int begin = line == 0 ? 0 : ends[line - 1];
        out.put(before, begin, ends[line] - begin);
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

    /** Puts lines one behind the other. */
    private static final class Layout {
        private final byte[] name;
        private final LabelSet labels;
        private final TextBuffer text = new TextBuffer(256);
        private int[] ends = new int[1];
        private int count;

        Layout(final String name, final LabelSet labels) {
            this.name = name.getBytes(UTF_8);
            this.labels = labels;
        }

        Layout line(final byte[] suffix, final byte[] le) {
            SampleName.put(text, name, suffix, labels, le);
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, count * 2);
            }
            ends[count++] = text.lengthInBytes();
            return this;
        }

        SeriesLines end() {
            return new SeriesLines(text.toByteArray(), Arrays.copyOf(ends, count));
        }
    }
}
