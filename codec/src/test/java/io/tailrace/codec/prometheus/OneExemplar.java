package io.tailrace.codec.prometheus;

/** An exemplar of 0.75 s in one bucket. */
public class OneExemplar implements BucketExemplars {
    private static final long NEW_YEAR_MS = 1_767_225_600_000L;

    private final int at;

    public OneExemplar(final int at) {
        this.at = at;
    }

    @Override
    public boolean has(final int bucket) {
        return bucket == at;
    }

    @Override
    public double value(final int bucket) {
        return 0.75;
    }

    @Override
    public long traceIdHigh(final int bucket) {
        return bucket;
    }

    @Override
    public long traceIdLow(final int bucket) {
        return -1L - bucket;
    }

    @Override
    public long spanId(final int bucket) {
        return 0xAB;
    }

    @Override
    public long epochMs(final int bucket) {
        return NEW_YEAR_MS + bucket;
    }
}
