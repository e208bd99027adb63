package io.tailrace.engine.ring;

/**
 * The times that callers gave with samples of a {@link SharedSampleRing}, beside its events. A writer puts one before it publishes the
 * sample; the aggregator takes it before it frees the sample's place.
 */
final class CallerTimes {
    private final long[] bySequence;
    private final long[] byPlaceInBatch;

    CallerTimes(final int capacityInSamples, final int samplesInBatch) {
        bySequence = new long[capacityInSamples];
        byPlaceInBatch = new long[samplesInBatch];
    }

    void put(final long sequence, final long timeNs) {
        bySequence[(int) sequence & (bySequence.length - 1)] = timeNs;
    }

    void take(final long sequence, final int placeInBatch) {
        byPlaceInBatch[placeInBatch] = bySequence[(int) sequence & (bySequence.length - 1)];
    }

    long taken(final int placeInBatch) {
        return byPlaceInBatch[placeInBatch];
    }
}
