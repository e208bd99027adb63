package io.tailrace.samples.kvstore;

import io.tailrace.samples.kvstore.load.OperationMix;
import io.tailrace.samples.kvstore.store.Backend;
import io.tailrace.samples.kvstore.store.SupervisorConfig;

/**
 * What a {@link KvWorkload} does; made by {@link #builder}, which checks it.
 *
 * @param threads workers, each a thread with a channel.
 * @param ratePerSecond operations a second of all workers together; 0 for as many as they can.
 * @param keyCount different keys.
 * @param skew of the keys' popularity, above 0 and below 1; the more, the hotter the hottest.
 * @param mix of the operations.
 * @param valueLengthInBytes of every value.
 * @param seed of the workers' operations.
 * @param shards of the store, a power of two.
 * @param slotsPerShard to begin with.
 * @param backend to begin with.
 * @param supervisor the rules by which the store switches and compacts.
 * @param retainSamples whether each latency is kept by itself.
 */
public record KvWorkloadConfig(
        int threads,
        double ratePerSecond,
        long keyCount,
        double skew,
        OperationMix mix,
        int valueLengthInBytes,
        long seed,
        int shards,
        int slotsPerShard,
        Backend backend,
        SupervisorConfig supervisor,
        boolean retainSamples) {
    /**
     * Begins with the defaults.
     *
     * @return a builder.
     */
    public static KvWorkloadConfigBuilder builder() {
        return new KvWorkloadConfigBuilder();
    }
}
