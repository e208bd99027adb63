package io.tailrace.engine.reader.replay;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The forms that a replay can be written in. */
public enum ReplayFormat {
    /**
     * One page of Prometheus text 0.0.4: the totals at the end of the range, as {@code /metrics} showed them then; with a beginning, only what
     * came in the range.
     */
    PROMETHEUS,
    /**
     * OpenMetrics text 1.0 with timestamps: all totals as {@code /metrics} showed them, at the end of each interval; for {@code promtool tsdb
     * create-blocks-from openmetrics}. Reads the log several times.
     */
    OPENMETRICS,
    /** One JSON object a line, interval and series; see {@link io.tailrace.codec.json.ReplayLines}. */
    NDJSON,
    /** One row an interval and series, RFC 4180, with a header. */
    CSV,
    /**
     * HdrHistogram's interval log of the histograms, tagged by series, in the recorded unit (ns for times); for HdrHistogram's own {@code
     * HistogramLogProcessor}.
     */
    HLOG,
    /** Telemetry entries, one JSON object a line; they know neither metrics nor intervals. */
    ENTRIES;

    /**
     * The format of a name.
     *
     * @param name in lower case, as on a command line.
     * @return the format.
     * @throws IllegalArgumentException naming all formats if there is none of that name.
     */
    public static ReplayFormat of(final String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no format is called \"" + name + "\": use one of "
                        + Arrays.stream(values()).map(ReplayFormat::toString).collect(Collectors.joining(", "))));
    }

    /**
     * Begins a replay in this format.
     *
     * @param query what is replayed.
     * @param out takes the bytes; flushed at the end, never closed. A failure to write reaches whoever feeds the replay, as {@link
     *     java.io.UncheckedIOException}.
     * @return a replay to be fed with frames, pass by pass.
     */
    public ReplayPasses open(final ReplayQuery query, final OutputStream out) {
        return open(query, out, UnaryOperator.identity());
    }

    /**
     * Begins a replay in this format.
     *
     * @param query what is replayed.
     * @param out takes the bytes, as in {@link #open(ReplayQuery, OutputStream)}.
     * @param before given what writes the intervals, says what takes them first; for formats that write {@link #isByInterval}.
     * @return a replay to be fed with frames, pass by pass.
     */
    public ReplayPasses open(final ReplayQuery query, final OutputStream out, final UnaryOperator<ReplaySink> before) {
        return switch (this) {
            case PROMETHEUS ->
                ReplayPasses.of(
                        query.hasFrom() || query.fromSamples()
                                ? new Replay(query, new RangeSums(out))
                                : EndTotals.replay(query, out));
            case OPENMETRICS -> new Backfill(query, out, Backfill.BUDGET_IN_BYTES);
            case NDJSON -> ReplayPasses.of(new Replay(query, before.apply(new NdjsonSink(out))));
            case CSV -> ReplayPasses.of(new Replay(query, before.apply(new CsvSink(out))));
            case HLOG -> ReplayPasses.of(new Replay(query, before.apply(new HlogSink(out))));
            case ENTRIES -> ReplayPasses.of(EntryLines.replay(query, out));
        };
    }

    /**
     * Whether each interval is written as it comes, and not all at the end.
     *
     * @return true for {@link #NDJSON}, {@link #CSV} and {@link #HLOG}.
     */
    public boolean isByInterval() {
        return this == NDJSON || this == CSV || this == HLOG;
    }

    /** As on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
