package io.tailrace.engine.reader.replay;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The forms that a replay can be written in. */
public enum ReplayFormat {
    /**
     * One page of Prometheus text 0.0.4: the totals at the end of the range, as {@code /metrics} showed them then; with a beginning, only what
     * came in the range.
     */
    PROMETHEUS,
    /** One JSON object a line, interval and series; see {@link io.tailrace.codec.json.ReplayLines}. */
    NDJSON,
    /** One row an interval and series, RFC 4180, with a header. */
    CSV,
    /**
     * HdrHistogram's interval log of the histograms, tagged by series, in the recorded unit (ns for times); for HdrHistogram's own {@code
     * HistogramLogProcessor}.
     */
    HLOG;

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
     * @return a replay to be fed with frames and finished.
     */
    public Replay open(final ReplayQuery query, final OutputStream out) {
        return switch (this) {
            case PROMETHEUS -> query.hasFrom() ? new Replay(query, new RangeSums(out)) : EndTotals.replay(query, out);
            case NDJSON -> new Replay(query, new NdjsonSink(out));
            case CSV -> new Replay(query, new CsvSink(out));
            case HLOG -> new Replay(query, new HlogSink(out));
        };
    }

    /** As on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
