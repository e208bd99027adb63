package io.tailrace.samples.kvstore;

import io.tailrace.samples.kvstore.load.OperationMix;
import io.tailrace.samples.kvstore.load.Values;
import io.tailrace.samples.kvstore.load.Zipfian;
import io.tailrace.samples.kvstore.store.Backend;
import io.tailrace.samples.kvstore.store.SupervisorConfig;
import java.util.ArrayList;
import java.util.List;

/** Builds a {@link KvWorkloadConfig}. Belongs to one thread. */
public final class KvWorkloadConfigBuilder {
    private static final int MAX_THREADS = 256;
    private static final int MAX_SHARDS = 1 << 12;
    private static final int MAX_SLOTS_PER_SHARD = 1 << 24;
    private static final long MAX_KEYS = 100_000_000;
    private static final int MAX_VALUE_LENGTH_IN_BYTES = 1 << 20;

    private int threads = 2;
    private double ratePerSecond;
    private long keyCount = 100_000;
    private double skew = Zipfian.DEFAULT_SKEW;
    private OperationMix mix = OperationMix.OF_THE_TICK_SCHEMA;
    private int valueLengthInBytes = 100;
    private long seed = 42;
    private int shards = 8;
    private int slotsPerShard = 256;
    private Backend backend = Backend.CHAINING;
    private SupervisorConfig supervisor = SupervisorConfig.defaults();
    private boolean retainSamples;

    KvWorkloadConfigBuilder() {}

    /**
     * Workers; default 2.
     *
     * @param value 1 to 256.
     * @return this.
     */
    public KvWorkloadConfigBuilder threads(final int value) {
        threads = value;
        return this;
    }

    /**
     * Operations a second of all workers together; default 0, as many as they can.
     *
     * @param value 0 or more.
     * @return this.
     */
    public KvWorkloadConfigBuilder ratePerSecond(final double value) {
        ratePerSecond = value;
        return this;
    }

    /**
     * Different keys; default 100,000.
     *
     * @param value 2 to 100,000,000.
     * @return this.
     */
    public KvWorkloadConfigBuilder keyCount(final long value) {
        keyCount = value;
        return this;
    }

    /**
     * Skew of the keys' popularity; default {@link Zipfian#DEFAULT_SKEW}.
     *
     * @param value above 0 and below 1.
     * @return this.
     */
    public KvWorkloadConfigBuilder skew(final double value) {
        skew = value;
        return this;
    }

    /**
     * Mix of the operations; default {@link OperationMix#OF_THE_TICK_SCHEMA}.
     *
     * @param value weights.
     * @return this.
     */
    public KvWorkloadConfigBuilder mix(final OperationMix value) {
        mix = value;
        return this;
    }

    /**
     * Length of every value; default 100.
     *
     * @param value in bytes, 8 to 1 MiB.
     * @return this.
     */
    public KvWorkloadConfigBuilder valueLengthInBytes(final int value) {
        valueLengthInBytes = value;
        return this;
    }

    /**
     * Seed of the workers' operations; default 42. The same one gives each worker the same operations.
     *
     * @param value any.
     * @return this.
     */
    public KvWorkloadConfigBuilder seed(final long value) {
        seed = value;
        return this;
    }

    /**
     * Shards of the store; default 8.
     *
     * @param value a power of two up to 4,096.
     * @return this.
     */
    public KvWorkloadConfigBuilder shards(final int value) {
        shards = value;
        return this;
    }

    /**
     * Slots of a shard to begin with; default 256.
     *
     * @param value 1 to 2^24.
     * @return this.
     */
    public KvWorkloadConfigBuilder slotsPerShard(final int value) {
        slotsPerShard = value;
        return this;
    }

    /**
     * Backend to begin with; default {@link Backend#CHAINING}.
     *
     * @param value either.
     * @return this.
     */
    public KvWorkloadConfigBuilder backend(final Backend value) {
        backend = value;
        return this;
    }

    /**
     * The rules by which the store switches and compacts; default {@link SupervisorConfig#defaults}.
     *
     * @param value rules.
     * @return this.
     */
    public KvWorkloadConfigBuilder supervisor(final SupervisorConfig value) {
        supervisor = value;
        return this;
    }

    /**
     * Whether each latency is kept by itself, besides their histogram; default false.
     *
     * @param value true for a flight recorder.
     * @return this.
     */
    public KvWorkloadConfigBuilder retainSamples(final boolean value) {
        retainSamples = value;
        return this;
    }

    /**
     * Checks and builds.
     *
     * @return the configuration.
     * @throws IllegalArgumentException naming every fault at once.
     */
    public KvWorkloadConfig build() {
        final List<String> faults = new ArrayList<>();
        check(threads >= 1 && threads <= MAX_THREADS, "threads must be 1 to 256: " + threads, faults);
        check(
                ratePerSecond >= 0 && ratePerSecond < Double.POSITIVE_INFINITY,
                "ratePerSecond must be 0 or more: " + ratePerSecond,
                faults);
        check(keyCount >= 2 && keyCount <= MAX_KEYS, "keyCount must be 2 to 100,000,000: " + keyCount, faults);
        check(skew > 0 && skew < 1, "skew must be above 0 and below 1: " + skew, faults);
        check(
                valueLengthInBytes >= Values.MIN_LENGTH_IN_BYTES && valueLengthInBytes <= MAX_VALUE_LENGTH_IN_BYTES,
                "valueLengthInBytes must be 8 to 1048576: " + valueLengthInBytes,
                faults);
        check(
                shards >= 1 && shards <= MAX_SHARDS && Integer.bitCount(shards) == 1,
                "shards must be a power of two up to 4096: " + shards,
                faults);
        check(
                slotsPerShard >= 1 && slotsPerShard <= MAX_SLOTS_PER_SHARD,
                "slotsPerShard must be 1 to 2^24: " + slotsPerShard,
                faults);
        check(
                mix != null && backend != null && supervisor != null,
                "mix, backend and supervisor must be given",
                faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("key-value workload: " + String.join("; ", faults));
        }
        return new KvWorkloadConfig(
                threads,
                ratePerSecond,
                keyCount,
                skew,
                mix,
                valueLengthInBytes,
                seed,
                shards,
                slotsPerShard,
                backend,
                supervisor,
                retainSamples);
    }

    private static void check(final boolean isGood, final String fault, final List<String> faults) {
        if (!isGood) {
            faults.add(fault);
        }
    }
}
