package io.tailrace.cli.bench.http;

import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param latencyNs from when each request was due to the last byte of its answer; of good answers only.
 * @param serverErrors answers of 500 and above that were not asked for.
 * @param otherAnswers answers that were neither good nor of the server's errors.
 * @param socketErrors connections that failed or were closed in the midst of an answer.
 * @param timeouts requests without an answer in time.
 * @param bodyLengthInBytes of the last good answer.
 * @param elapsedNs from when the first request was due to the last answer.
 * @param keyExchanges that its TLS connections agreed on, by BoringSSL's names, in order; {@code other} where the library does not tell;
 *     none without TLS.
 */
public record LoadResult(
        Histogram latencyNs,
        long serverErrors,
        long otherAnswers,
        long socketErrors,
        long timeouts,
        long bodyLengthInBytes,
        long elapsedNs,
        Set<String> keyExchanges) {
    private static final double NS_PER_SECOND = 1e9;

    /**
     * Good answers.
     *
     * @return zero or more.
     */
    public long answers() {
        return latencyNs.getTotalCount();
    }

    /**
     * Everything that was asked for.
     *
     * @return good answers and all that went wrong.
     */
    public long requests() {
        return answers() + serverErrors + otherAnswers + socketErrors + timeouts;
    }

    /**
     * Good answers a second.
     *
     * @return zero or more.
     */
    public double perSecond() {
        return answers() * NS_PER_SECOND / Math.max(1, elapsedNs);
    }
}
