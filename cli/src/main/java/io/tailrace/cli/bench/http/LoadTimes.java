package io.tailrace.cli.bench.http;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** Counts what comes of requests. One thread. */
final class LoadTimes {
    private static final long HIGHEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;
    private static final int SERVER_ERROR = 500;

    private final Histogram latencyNs = new Histogram(HIGHEST_NS, DIGITS);
    private final LoadPlan.Expected expected;
    private final long fromNs;
    private long serverErrors;
    private long otherAnswers;
    private long socketErrors;
    private long timeouts;
    private long bodyLength;
    private long lastNs;

    LoadTimes(final LoadPlan.Expected expected, final long fromNs) {
        this.expected = expected;
        this.fromNs = fromNs;
        lastNs = fromNs;
    }

    void answered(final LoadAnswer answer, final long dueNs, final long nowNs) {
        if (answer.status() == expected.status() && answer.hasWantedHeader()) {
            bodyLength = answer.bodyLengthInBytes();
            good(dueNs, nowNs);
        } else if (answer.status() >= SERVER_ERROR) {
            serverErrors++;
        } else {
            otherAnswers++;
        }
    }

    /** A connection stands, where that is all that is asked for. */
    void connected(final long dueNs, final long nowNs) {
        good(dueNs, nowNs);
    }

    void failed() {
        socketErrors++;
    }

    void timedOut(final int requests) {
        timeouts += requests;
    }

    LoadResult result(final Set<String> keyExchanges) {
        return new LoadResult(
                latencyNs,
                serverErrors,
                otherAnswers,
                socketErrors,
                timeouts,
                bodyLength,
                lastNs - fromNs,
                Collections.unmodifiableSet(new TreeSet<>(keyExchanges)));
    }

    private void good(final long dueNs, final long nowNs) {
        latencyNs.recordValue(Math.min(Math.max(0, nowNs - dueNs), HIGHEST_NS));
        lastNs = nowNs;
    }
}
