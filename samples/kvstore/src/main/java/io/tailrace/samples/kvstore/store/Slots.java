package io.tailrace.samples.kvstore.store;

/** From keys to slots. */
final class Slots {
    private Slots() {}

    /**
     * Spreads a key over all 64 bits, so that any of them can pick a shard or a slot. A bijection: the finaliser of Stafford's
     * variant 13, as in {@link java.util.SplittableRandom}.
     */
    static long mix(final long key) {
        long z = key;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The slot that a key belongs to in a table whose number of slots is {@code mask + 1}: the low bits of its mix. */
    static int home(final long key, final int mask) {
        return (int) mix(key) & mask;
    }

    /** The shard that a key belongs to: the high bits of its mix, because the low ones pick the slot. */
    static int shard(final long key, final int shardMask) {
        return (int) (mix(key) >>> 40) & shardMask;
    }

    static int powerOfTwoFrom(final int least) {
        return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
    }
}
