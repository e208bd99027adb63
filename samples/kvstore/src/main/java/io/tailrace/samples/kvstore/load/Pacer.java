package io.tailrace.samples.kvstore.load;

/**
 * When a worker's operations are due. Each has an intended start that depends on the rate alone, so a slow operation does not
 * push the others back: what fell behind is made up for as fast as it goes. Belongs to one thread.
 */
public final class Pacer {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double intervalNs;
    private final double offsetNs;
    private long firstNs;
    private long dueNs;
    private long operations;

    private Pacer(final double intervalNs, final double offsetNs) {
        this.intervalNs = intervalNs;
        this.offsetNs = offsetNs;
    }

    /**
     * A share of a total rate. The workers take turns, so that the total is even as well.
     *
     * @param totalPerSecond operations a second of all workers together; 0 for as many as they can.
     * @param workerIndex which worker.
     * @param workerCount of how many.
     * @return the worker's own.
     */
    public static Pacer share(final double totalPerSecond, final int workerIndex, final int workerCount) {
        if (totalPerSecond == 0) {
            return new Pacer(0, 0);
        }
        final double turnNs = NANOS_PER_SECOND / totalPerSecond;
        return new Pacer(turnNs * workerCount, turnNs * workerIndex);
    }

    /**
     * Says when the load begins; call it once, first.
     *
     * @param startNs the time.
     */
    public void begin(final long startNs) {
        firstNs = startNs + (long) offsetNs;
        dueNs = firstNs;
    }

    /**
     * How long it is until the next operation is due.
     *
     * @param nowNs the time.
     * @return 0 or less if it is due.
     */
    public long waitNs(final long nowNs) {
        return intervalNs == 0 ? 0 : dueNs - nowNs;
    }

    /** Goes on to the next operation. Due times are products, not sums, so that rounding does not add up. */
    public void advance() {
        operations++;
        dueNs = firstNs + (long) (operations * intervalNs);
    }
}
