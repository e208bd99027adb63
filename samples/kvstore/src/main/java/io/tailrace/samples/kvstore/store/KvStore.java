package io.tailrace.samples.kvstore.store;

import static java.util.Objects.requireNonNull;

/**
 * An in-memory store from long keys to byte arrays, in shards of one lock each. Any number of threads may get, put and remove;
 * an operation waits only for others on its own shard. Values are not copied: whoever puts an array gives it away.
 */
public final class KvStore {
    private final Shard[] shards;
    private final int shardMask;
    /** Written by the supervisor's thread alone. */
    private volatile Backend backend;

    /**
     * An empty store.
     *
     * @param shardCount a power of two.
     * @param slotsPerShard rounded up to a power of two.
     * @param backend to begin with.
     * @throws IllegalArgumentException if there is no such number of shards or slots.
     */
    public KvStore(final int shardCount, final int slotsPerShard, final Backend backend) {
        if (Integer.bitCount(shardCount) != 1 || shardCount < 1) {
            throw new IllegalArgumentException("shardCount must be a power of two: " + shardCount);
        }
        if (slotsPerShard < 1 || slotsPerShard > 1 << 24) {
            throw new IllegalArgumentException("slotsPerShard must be 1 to 2^24: " + slotsPerShard);
        }
        this.backend = requireNonNull(backend);
        shardMask = shardCount - 1;
        shards = new Shard[shardCount];
        for (int i = 0; i < shardCount; i++) {
            shards[i] = new Shard(backend, slotsPerShard);
        }
    }

    /**
     * Looks a key up.
     *
     * @param key any.
     * @return its value, which must not be changed, or null.
     */
    public byte[] get(final long key) {
        return shard(key).get(key);
    }

    /**
     * Sets the value of a key.
     *
     * @param key any.
     * @param value not null; given away.
     * @return the value it had before, or null.
     */
    public byte[] put(final long key, final byte[] value) {
        return shard(key).put(key, requireNonNull(value));
    }

    /**
     * Removes a key.
     *
     * @param key any.
     * @return the value it had, or null.
     */
    public byte[] remove(final long key) {
        return shard(key).remove(key);
    }

    /**
     * Counts and measures the store.
     *
     * @return its numbers now.
     */
    public StoreStats stats() {
        final StatsSum sum = new StatsSum();
        for (final Shard shard : shards) {
            shard.addTo(sum);
        }
        return sum.toStats(backend);
    }

    Backend backend() {
        return backend;
    }

    /**
     * Begins the move of every shard to a backend, or helps it along; to be called until it is done. A shard that is busy
     * growing or compacting takes its turn when it is through.
     *
     * @return true when all entries of all shards are there.
     */
    boolean switchTo(final Backend target, final int helpSlotsPerShard) {
        backend = target;
        boolean isDone = true;
        for (final Shard shard : shards) {
            isDone &= shard.switchTo(target, helpSlotsPerShard);
        }
        return isDone;
    }

    /** Begins to compact the shards in which tombstones take up at least such a share of the slots. */
    void compactFrom(final double tombstoneRatio) {
        for (final Shard shard : shards) {
            shard.compactFrom(tombstoneRatio);
        }
    }

    private Shard shard(final long key) {
        return shards[Slots.shard(key, shardMask)];
    }
}
