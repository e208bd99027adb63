package io.tailrace.samples.kvstore.load;

/**
 * How often each operation is asked for, as weights.
 *
 * @param putWeight of puts.
 * @param getWeight of gets.
 * @param delWeight of removals.
 */
public record OperationMix(int putWeight, int getWeight, int delWeight) {
    /** The mix of the tick schema's example: in 2,000 operations 469 puts, 1,400 gets and 131 removals. */
    public static final OperationMix OF_THE_TICK_SCHEMA = new OperationMix(469, 1_400, 131);

    /**
     * Checks the weights.
     *
     * @throws IllegalArgumentException if one is negative, or none is positive, or they do not add up to an int.
     */
    public OperationMix {
        final long total = (long) putWeight + getWeight + delWeight;
        if (putWeight < 0 || getWeight < 0 || delWeight < 0 || total == 0 || total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "no mix of operations: put " + putWeight + ", get " + getWeight + ", del " + delWeight);
        }
    }

    int totalWeight() {
        return putWeight + getWeight + delWeight;
    }

    /** The operation that a ticket, 0 to {@link #totalWeight} - 1, stands for. */
    Operation at(final int ticket) {
        if (ticket < getWeight) {
            return Operation.GET;
        }
        return ticket < getWeight + putWeight ? Operation.PUT : Operation.DEL;
    }
}
