package io.tailrace.engine.snapshot;

import io.tailrace.codec.sbe.SampleBlockEncoder;
import io.tailrace.engine.descriptor.Priority;
import java.util.Arrays;

/** Retained samples of one channel that were given up and of which no frame tells yet, by priority. The aggregator's thread only. */
final class GivenUp {
    private final long[] samples = new long[Priority.COUNT];
    private final long[] firstSequence = new long[Priority.COUNT];
    private final long[] lastSequence = new long[Priority.COUNT];
    private int priorities;

    void add(final int rank, final long sequence) {
        if (samples[rank]++ == 0) {
            priorities++;
            firstSequence[rank] = sequence;
            lastSequence[rank] = sequence;
        } else {
            // Of a block that is given up, the sequences may lie before those that were not admitted to it.
            firstSequence[rank] = Math.min(firstSequence[rank], sequence);
            lastSequence[rank] = Math.max(lastSequence[rank], sequence);
        }
    }

    boolean isEmpty() {
        return priorities == 0;
    }

    /** Tells of them, once. */
    void moveTo(final SampleBlockEncoder encoder) {
        final SampleBlockEncoder.GivenUpEncoder group = encoder.givenUpCount(priorities);
        for (int rank = 0; rank < Priority.COUNT; rank++) {
            if (samples[rank] > 0) {
                group.next()
                        .priority((short) rank)
                        .givenUpSamples(samples[rank])
                        .firstSequence(firstSequence[rank])
                        .lastSequence(lastSequence[rank]);
            }
        }
        Arrays.fill(samples, 0);
        priorities = 0;
    }
}
