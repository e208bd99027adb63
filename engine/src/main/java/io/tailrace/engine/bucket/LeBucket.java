package io.tailrace.engine.bucket;

/** In which {@code le} bucket a value counts: the rule of {@code BoundCounts}, by which pages are made, for one value. */
public final class LeBucket {
    private LeBucket() {}

    /**
     * The bucket of a value.
     *
     * @param layout of the histogram.
     * @param bounds rising, recorded unit, without infinity.
     * @param value within the histogram's range.
     * @return index of the first bound that the value counts towards; the number of bounds for {@code +Inf}.
     */
    public static int indexOf(final BucketLayout layout, final long[] bounds, final long value) {
        final long lowest = layout.lowestAt(layout.indexOf(value));
        int bucket = 0;
        while (bucket < bounds.length && lowest > bounds[bucket]) {
            bucket++;
        }
        return bucket;
    }
}
