package io.tailrace.samples.kvstore.adapter;

import io.tailrace.codec.entry.ComponentId.Plain;
import io.tailrace.engine.time.EngineClock;

/** The backend that displaces entries. Of its own, without a store, it can be held against the contract. */
public final class RobinHoodAdapter extends SampleAdapter {
    /** One on the machine's clocks. */
    public RobinHoodAdapter() {
        this(EngineClock.system());
    }

    RobinHoodAdapter(final EngineClock clock) {
        super(Plain.THERMODYNAMIC_ADAPTER, clock);
    }
}
