package io.tailrace.jmh.paced;

import io.tailrace.cli.bench.paced.PacedTarget;
import io.tailrace.jmh.ring.Reader;
import io.tailrace.jmh.ring.RingForm;
import io.tailrace.jmh.ring.RingForms;

/** The ring that the engine does not have: one sample an event, read by a thread that sleeps between polls. */
final class DisruptorTarget implements PacedTarget {
    private final RingForm ring = RingForms.EVENT.make();
    private final Reader reader = new Reader(ring, false);
    private long refused;

    @Override
    public void record(final long valueNs) {
        if (!ring.offer(1, valueNs)) {
            refused++;
        }
    }

    @Override
    public long refused() {
        return refused;
    }

    @Override
    public void close() {
        reader.close();
    }
}
