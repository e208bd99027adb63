package io.tailrace.cli.bench.paced;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** How long calls took: from when they began (service time) and from when they were due (response time). One thread at a time. */
public final class CallTimes {
    private static final long HIGHEST_NS = 3_600_000_000_000L;
    private static final int DIGITS = 3;
    private static final double QUICK_SHARE = 0.99;

    private final Histogram serviceNs = new Histogram(HIGHEST_NS, DIGITS);
    private final Histogram responseNs = new Histogram(HIGHEST_NS, DIGITS);
    private long serviceSumNs;
    private long responseSumNs;

    CallTimes() {}

    void add(final long dueNs, final long beginNs, final long endNs) {
        final long service = endNs - beginNs;
        final long response = endNs - dueNs;
        serviceNs.recordValue(Math.min(service, HIGHEST_NS));
        responseNs.recordValue(Math.min(response, HIGHEST_NS));
        serviceSumNs += service;
        responseSumNs += response;
    }

    void add(final CallTimes other) {
        serviceNs.add(other.serviceNs);
        responseNs.add(other.responseNs);
        serviceSumNs += other.serviceSumNs;
        responseSumNs += other.responseSumNs;
    }

    /**
     * Calls that were timed.
     *
     * @return zero or more.
     */
    public long count() {
        return serviceNs.getTotalCount();
    }

    /**
     * Time from the call's begin.
     *
     * @return nanoseconds; not to be changed.
     */
    public Histogram serviceNs() {
        return serviceNs;
    }

    /**
     * Time from when the call was due.
     *
     * @return nanoseconds; not to be changed.
     */
    public Histogram responseNs() {
        return responseNs;
    }

    /**
     * Exact mean of the service time.
     *
     * @return nanoseconds; 0 without calls.
     */
    public double meanServiceNs() {
        return (double) serviceSumNs / Math.max(1, count());
    }

    /**
     * Exact mean of the response time.
     *
     * @return nanoseconds; 0 without calls.
     */
    public double meanResponseNs() {
        return (double) responseSumNs / Math.max(1, count());
    }

    /**
     * Mean of the quickest 99 %: finer than a percentile where the clock's step is coarser than what is measured.
     *
     * @return nanoseconds; 0 without calls.
     */
    public double quickMeanServiceNs() {
        final long quick = (long) (count() * QUICK_SHARE);
        double sum = 0;
        long taken = 0;
        for (final HistogramIterationValue bucket : serviceNs.recordedValues()) {
            final long some = Math.min(bucket.getCountAtValueIteratedTo(), quick - taken);
            sum += (double) some * bucket.getValueIteratedTo();
            taken += some;
        }
        return sum / Math.max(1, taken);
    }
}
