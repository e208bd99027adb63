package io.tailrace.engine.bucket;

/**
 * The first of a sample's two slots in a ring: its series, whether the sample itself is kept, and what stands beside the value. The
 * value is in the second one. A sample that is not kept and has nothing beside it is its series id alone.
 *
 * <pre>
 *   63                             32 31 30                        0
 *  +---------------------------------+--+---------------------------+
 *  | beside the value                |R | series id                 |
 *  +---------------------------------+--+---------------------------+
 * </pre>
 *
 * <p>R: retained. Beside the value: 0 for nothing, {@link #CALLER_TIME} where the caller gave a time, which travels beside the ring, else the
 * code of an {@link ExpectedInterval}, none of which is 0 or that.
 */
public final class SampleSlot {
    private static final int RETAINED = 1 << 31;
    private static final int HALF = 32;

    /** A mantissa of 0 with a shift, which no interval has. */
    private static final int CALLER_TIME = 0x3F;

    private SampleSlot() {}

    /**
     * The slot of a sample with nothing beside its value.
     *
     * @param seriesId from 0.
     * @param retained whether the sample itself is kept.
     * @return what the ring carries.
     */
    public static long of(final int seriesId, final boolean retained) {
        return (retained ? seriesId | RETAINED : seriesId) & 0xFFFF_FFFFL;
    }

    /**
     * Whose sample it is.
     *
     * @param slot out of a ring.
     * @return from 0.
     */
    public static int seriesId(final long slot) {
        return (int) slot & ~RETAINED;
    }

    /**
     * Whether the sample itself is kept.
     *
     * @param slot out of a ring.
     * @return false for those that are only added up.
     */
    public static boolean isRetained(final long slot) {
        return (int) slot < 0;
    }

    /**
     * The same slot, of a sample with a time of its caller's.
     *
     * @param slot with nothing beside its value.
     * @return what the ring carries.
     */
    public static long withCallerTime(final long slot) {
        return slot | ((long) CALLER_TIME << HALF);
    }

    /**
     * Whether the caller gave a time.
     *
     * @param slot out of a ring.
     * @return false for most.
     */
    public static boolean hasCallerTime(final long slot) {
        return slot >>> HALF == CALLER_TIME;
    }

    /**
     * Whether nothing stands beside the value.
     *
     * @param slot out of a ring.
     * @return true for most.
     */
    public static boolean isPlain(final long slot) {
        return slot >>> HALF == 0;
    }
}
