package io.tailrace.engine.ring;

import io.tailrace.engine.aggregate.SampleConsumer;
import io.tailrace.engine.aggregate.SampleSource;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a ring hands over. One thread. */
final class Drained implements SampleConsumer {
    private final List<Long> values = new ArrayList<>();
    private final List<Integer> seriesIds = new ArrayList<>();

    static Drained all(final SampleSource ring) {
        final Drained drained = new Drained();
        ring.drain(drained, Integer.MAX_VALUE);
        return drained;
    }

    @Override
    public void onSamples(final long[] slots, final int from, final int to) {
        for (int i = from; i < to; i += 2) {
            seriesIds.add((int) slots[i]);
            values.add(slots[i + 1]);
        }
    }

    List<Long> values() {
        return values;
    }

    List<Integer> seriesIds() {
        return seriesIds;
    }
}
