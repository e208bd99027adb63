package io.tailrace.engine.bucket;

/**
 * How a sample carries its expected interval: in the upper half of the slot that holds its series id, so that it costs the ring no
 * room and a sample without one nothing.
 *
 * <pre>
 *   63                 38 37   32 31                               0
 *  +---------------------+-------+---------------------------------+
 *  | mantissa, 26 bits   | shift | see {@link SampleSlot}           |
 *  +---------------------+-------+---------------------------------+
 * </pre>
 *
 * <p>The interval is {@code mantissa << shift}: exact if it has at most 26 significant bits, as all below 67,108,864 have and all powers of ten
 * up to 10^11, else rounded to the nearest that fits, at most one part in 67 million away. An upper half of zero says that there is none.
 */
public final class ExpectedInterval {
    /** What carries no interval. */
    public static final int NONE = 0;

    private static final int MANTISSA_BITS = 26;
    private static final int SHIFT_BITS = 6;
    private static final int SHIFT_MASK = (1 << SHIFT_BITS) - 1;
    private static final long MANTISSA_MASK = (1L << MANTISSA_BITS) - 1;
    private static final int HALF = 32;

    /** Above the highest value of any histogram, and so without effect: what would be rounded up to more than a long. */
    private static final long HIGHEST = 1L << 62;

    private ExpectedInterval() {}

    /**
     * A slot with an interval.
     *
     * @param slot of {@link SampleSlot}, with nothing beside its value.
     * @param expectedInterval recorded unit; 0 or less means none.
     * @return what the ring carries.
     */
    public static long slot(final long slot, final long expectedInterval) {
        return ((long) encode(expectedInterval) << HALF) | slot;
    }

    /**
     * Whether a slot carries an interval.
     *
     * @param slot out of a ring.
     * @return false for most.
     */
    public static boolean isIn(final long slot) {
        return slot >>> (HALF + SHIFT_BITS) != NONE;
    }

    /**
     * The interval that a slot carries.
     *
     * @param slot out of a ring.
     * @return recorded unit; 0 if there is none.
     */
    public static long of(final long slot) {
        return decode((int) (slot >>> HALF));
    }

    /**
     * What stands in the upper half of a slot, to be kept elsewhere.
     *
     * @param slot out of a ring, with an interval.
     * @return not 0.
     */
    public static int code(final long slot) {
        return (int) (slot >>> HALF);
    }

    /**
     * The interval of a code.
     *
     * @param code any number; not trusted.
     * @return recorded unit; 0 if there is none.
     */
    public static long ofCode(final int code) {
        return Math.max(0, decode(code));
    }

    static int encode(final long expectedInterval) {
        if (expectedInterval <= 0) {
            return NONE;
        }
        final long interval = Math.min(expectedInterval, HIGHEST);
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(interval) - MANTISSA_BITS);
        long mantissa = (interval + ((1L << shift) >> 1)) >> shift;
        if (mantissa == 1L << MANTISSA_BITS) { // rounded up to one bit more
            mantissa >>= 1;
            shift++;
        }
        return (int) (mantissa << SHIFT_BITS) | shift;
    }

    static long decode(final int code) {
        return ((code >>> SHIFT_BITS) & MANTISSA_MASK) << (code & SHIFT_MASK);
    }
}
