package io.tailrace.samples.kvstore.adapter;

import io.tailrace.codec.entry.ComponentId.Plain;
import io.tailrace.engine.time.EngineClock;

/** The backend that chains entries. Of its own, without a store, it can be held against the contract. */
public final class ChainingAdapter extends SampleAdapter {
    /** One on the machine's clocks. */
    public ChainingAdapter() {
        this(EngineClock.system());
    }

    ChainingAdapter(final EngineClock clock) {
        super(Plain.NEUROMORPHIC_ADAPTER, clock);
    }
}
