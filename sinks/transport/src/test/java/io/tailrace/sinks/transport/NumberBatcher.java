package io.tailrace.sinks.transport;

import io.tailrace.engine.reader.CounterValue;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.testsupport.transport.RecordedNumbers;
import java.util.ArrayList;
import java.util.List;

/** Batches of the totals of the contract's counter. */
final class NumberBatcher implements Batcher<List<Long>> {
    private final int most;
    private List<Long> batch = new ArrayList<>();
    private long recordedAtNs;

    NumberBatcher(final int most) {
        this.most = most;
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        for (final CounterValue value : snapshot.values().counters()) {
            if (value.series().metric().name().equals(RecordedNumbers.COUNTER)) {
                if (batch.isEmpty()) {
                    recordedAtNs = snapshot.toNs();
                }
                batch.add(value.total());
            }
        }
    }

    @Override
    public boolean isFull() {
        return batch.size() >= most;
    }

    @Override
    public long items() {
        return batch.size();
    }

    @Override
    public long recordedAtEpochNs() {
        return recordedAtNs;
    }

    @Override
    public List<Long> take() {
        final List<Long> taken = batch;
        batch = new ArrayList<>();
        return taken;
    }
}
