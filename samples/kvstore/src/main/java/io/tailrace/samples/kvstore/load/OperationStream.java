package io.tailrace.samples.kvstore.load;

import java.util.SplittableRandom;

/**
 * The endless sequence of one thread's operations. Popular keys are scattered over the key space by a hash, as YCSB's
 * ScrambledZipfianGenerator does, so that they do not lie side by side; as there, two ranks may fall on one key. Belongs to one
 * thread and allocates nothing.
 */
public final class OperationStream {
    private final SplittableRandom random;
    private final OperationMix mix;
    private final Zipfian ranks;
    private final long keyCount;
    private Operation operation = Operation.GET;
    private long key;

    /**
     * A stream of its own for each seed and thread.
     *
     * @param mix of operations.
     * @param ranks the popularity of the keys; shared between threads.
     * @param keyCount keys are 0 to this, exclusive.
     * @param seed of the whole load.
     * @param threadIndex which thread of the load.
     */
    public OperationStream(
            final OperationMix mix, final Zipfian ranks, final long keyCount, final long seed, final int threadIndex) {
        this.mix = mix;
        this.ranks = ranks;
        this.keyCount = keyCount;
        // Seeds that differ by little give unrelated streams once they have gone through the hash.
        random = new SplittableRandom(fnv1a(seed ^ fnv1a(threadIndex)));
    }

    /** Goes on to the next operation. */
    public void advance() {
        operation = mix.at(random.nextInt(mix.totalWeight()));
        key = Long.remainderUnsigned(fnv1a(ranks.rank(random.nextDouble())), keyCount);
    }

    /**
     * What to do.
     *
     * @return the operation that {@link #advance} came to.
     */
    public Operation operation() {
        return operation;
    }

    /**
     * With which key.
     *
     * @return 0 to the number of keys, exclusive.
     */
    public long key() {
        return key;
    }

    /** FNV-1a, 64 bits, over the eight bytes of a long from the lowest on, as in YCSB's Utils. */
    static long fnv1a(final long value) {
        long hash = 0xcbf29ce484222325L;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            hash = (hash ^ ((value >>> shift) & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
