package io.tailrace.jcstress.ring;

import io.tailrace.engine.aggregate.SampleConsumer;

/** Takes samples of series 1 whose values must count from 1 without a gap, a repetition or half of a sample. */
final class Sequence implements SampleConsumer {
    private long last;
    private boolean broken;

    @Override
    public void onSamples(final long[] slots, final int from, final int to) {
        for (int i = from; i < to; i += 2) {
            broken |= slots[i] != 1 || slots[i + 1] != last + 1;
            last = slots[i + 1];
        }
    }

    /** How far it came; -1 if a sample was out of place. */
    int reached() {
        return broken ? -1 : (int) last;
    }
}
