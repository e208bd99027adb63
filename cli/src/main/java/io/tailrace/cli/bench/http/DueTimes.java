package io.tailrace.cli.bench.http;

/** When requests are due: evenly, and without drift, also where a second is no multiple of the rate. One thread. */
final class DueTimes {
    private static final double NS_PER_SECOND = 1e9;

    private final int perSecond;
    private final long startNs;
    private long requests;

    /** The first is due at the start. {@code perSecond} 0 if nothing is ever due. */
    DueTimes(final int perSecond, final long startNs) {
        this.perSecond = perSecond;
        this.startNs = startNs;
    }

    long nextNs() {
        return startNs + (long) (requests * NS_PER_SECOND / perSecond);
    }

    /** Goes on; says when the next one is due. */
    long advance() {
        requests++;
        return nextNs();
    }
}
