package io.tailrace.samples.kvstore.adapter;

import io.tailrace.codec.entry.ComponentId.Plain;
import io.tailrace.engine.time.EngineClock;

/** The load generator. Of its own, without a store, it can be held against the contract. */
public final class GeneratorAdapter extends SampleAdapter {
    /** One on the machine's clocks. */
    public GeneratorAdapter() {
        this(EngineClock.system());
    }

    GeneratorAdapter(final EngineClock clock) {
        super(Plain.ORCHESTRATOR, clock);
    }
}
