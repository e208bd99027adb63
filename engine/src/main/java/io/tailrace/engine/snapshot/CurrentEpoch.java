package io.tailrace.engine.snapshot;

/** Who records now: what one epoch opened with, until the next one opens. Written by the aggregator's thread. */
final class CurrentEpoch {
    private volatile EngineIdentity identity;

    CurrentEpoch(final EngineIdentity identity) {
        this.identity = identity;
    }

    EngineIdentity identity() {
        return identity;
    }

    void identity(final EngineIdentity next) {
        identity = next;
    }

    /** Wall-clock time that runs backwards neither within an epoch nor from one of this engine to the next. */
    long wallNs(final long nowNs) {
        return identity.wallNs(nowNs);
    }
}
