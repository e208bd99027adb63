package io.tailrace.jcstress.ring;

import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.ring.Offer;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.ring.SharedSampleRing;

/** The rings that are stressed: the smallest ones, since many thousands are made. */
final class Rings {
    /** The least that a ring can hold: two blocks. */
    static final int CAPACITY = 256;

    static final int SAMPLES_IN_BLOCK = 128;
    static final int NORMAL = Priority.NORMAL.rank();
    static final int LOWEST = Priority.LOWEST.rank();
    private static final double HIGH_WATER = 0.8;

    private Rings() {}

    static SampleRing single() {
        return new SampleRing(0, "stressed", CAPACITY, HIGH_WATER, false);
    }

    static SharedSampleRing shared() {
        return new SharedSampleRing(0, "stressed", CAPACITY, HIGH_WATER);
    }

    /** Writes samples whose series is 1 and whose values count from 1. */
    static void fill(final SampleRing ring, final int samples) {
        for (int value = 1; value <= samples; value++) {
            ring.offer(NORMAL, 1, value);
        }
    }

    /** As many samples as the shared ring takes but one, each of value 1. */
    static void fillButOne(final SharedSampleRing ring) {
        for (int i = 0; i < CAPACITY - 1; i++) {
            ring.offer(NORMAL, 1, 1);
        }
    }

    /** 1 if a ring took the sample, else 0. */
    static int accepted(final int answer) {
        return answer == Offer.ACCEPTED ? 1 : 0;
    }

    /** Drains once; how many samples that was. */
    static int drain(final SampleSource ring) {
        return ring.drain((slots, from, to) -> {}, CAPACITY);
    }
}
