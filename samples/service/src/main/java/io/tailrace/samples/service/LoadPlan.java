package io.tailrace.samples.service;

/**
 * What load to make.
 *
 * @param rate requests a second, 0 for none; at most {@link #MOST_RATE}.
 * @param requests how many in all; 0 for no end.
 * @param seed of what is ordered.
 */
record LoadPlan(int rate, long requests, long seed) {
    static final int MOST_RATE = 5_000;

    /** Checks it. */
    LoadPlan {
        if (rate < 0 || rate > MOST_RATE) {
            throw new IllegalArgumentException(
                    "load.rate must be 0 to " + MOST_RATE + " requests a second, was " + rate);
        }
        if (requests < 0) {
            throw new IllegalArgumentException("load.requests must be 0 (no end) or more, was " + requests);
        }
    }

    boolean isOver(final long sent) {
        return requests > 0 && sent >= requests;
    }
}
