package io.tailrace.engine.recording;

import io.tailrace.engine.bucket.SampleSlot;
import io.tailrace.engine.descriptor.Series;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.ring.SharedSampleRing;

/** What a handle puts into the ring with each value; a ring that will carry samples to be kept is told so first. */
final class RetainedSlot {
    private RetainedSlot() {}

    static long of(final Series series, final SampleRing ring) {
        final boolean retained = series.metric().descriptor().retainSamples();
        if (retained) {
            ring.retain();
        }
        return SampleSlot.of(series.id(), retained);
    }

    static long of(final Series series, final SharedSampleRing ring) {
        final boolean retained = series.metric().descriptor().retainSamples();
        if (retained) {
            ring.retain();
        }
        return SampleSlot.of(series.id(), retained);
    }
}
