package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.bench.http.LoadResult;

/**
 * What came of one server.
 *
 * @param server ours or a library.
 * @param size of its page.
 * @param steady at the steady rate, at which every value has changed since the page before.
 * @param steadyCpuPercent of one core that its whole process took meanwhile.
 * @param ceiling as many pages as it answers.
 * @param residentBytes of its process behind both.
 */
record PeerMeasurement(
        String server,
        PeerSize size,
        LoadResult steady,
        double steadyCpuPercent,
        LoadResult ceiling,
        long residentBytes) {
    private static final double NS_PER_MS = 1e6;

    double steadyMs(final double percentile) {
        return steady.latencyNs().getValueAtPercentile(percentile) / NS_PER_MS;
    }

    /** Pages a second of ours for one of this; not a number without any. */
    double oursPerPage(final PeerMeasurement ours) {
        return ours.ceiling.perSecond() / ceiling.perSecond();
    }
}
