package io.tailrace.sinks.otlp.mapping;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.SeriesInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When totals were zero: what OpenTelemetry calls the start of a series, and takes a change of for a reset.
 *
 * <p>Totals go on over restarts of an engine, so their start is that of the first engine of the line. It is found if the line is read from its beginning, or
 * given by who has kept it; else it is not known, which OpenTelemetry allows. What is registered later, or under other base labels, was zero then, too, so the
 * same start is right for it. A label set that had ended and comes again begins at zero again, and has a start of its own. One thread.
 */
final class StartTimes {
    /** Not known: no start is told then. */
    static final long UNKNOWN = 0;

    private static final int MOST_ENDED = 10_000;

    /** Where they began again; {@link #UNKNOWN} until they do. Those that ended first are forgotten when there are too many. */
    private final Map<Identity, Long> ended = new LinkedHashMap<>();

    private long lineNs;

    /** {@code keptNs} is what {@link #lineNs} was when the reader before this one ended. */
    StartTimes(final long keptNs) {
        lineNs = keptNs;
    }

    /** The start of the line that is being read. */
    long lineNs() {
        return lineNs;
    }

    void onEpoch(final EpochInfo info) {
        if (!info.resumed()) {
            lineNs = info.startedAtNs();
            ended.clear();
        }
    }

    /** A series is announced; {@code atNs} is a time at which nothing of it was counted, if it is new, or has ended before. */
    void onSeries(final SeriesInfo series, final long atNs) {
        if (!ended.isEmpty()) {
            ended.replace(Identity.of(series), UNKNOWN, atNs);
        }
    }

    /** It has ended; should it come again, it begins at zero. */
    void onEnded(final SeriesInfo series) {
        ended.put(Identity.of(series), UNKNOWN);
        if (ended.size() > MOST_ENDED) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    long startOf(final SeriesInfo series) {
        final long again = ended.isEmpty() ? UNKNOWN : ended.getOrDefault(Identity.of(series), UNKNOWN);
        return again == UNKNOWN ? lineNs : again;
    }

    private record Identity(String name, List<String> labelNames, List<String> labelValues) {
        static Identity of(final SeriesInfo series) {
            return new Identity(series.metric().name(), series.metric().labelNames(), series.labelValues());
        }
    }
}
