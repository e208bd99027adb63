package io.tailrace.opentelemetry;

import java.util.concurrent.atomic.AtomicBoolean;

/** Whether something was dropped of an instrument before: without it each drop would make a message, and allocate. Any thread. */
final class Drops {
    private final String instrument;
    private final AtomicBoolean told = new AtomicBoolean();

    Drops(final String instrument) {
        this.instrument = instrument;
    }

    String instrument() {
        return instrument;
    }

    boolean isFirst() {
        return !told.getPlain() && told.compareAndSet(false, true);
    }
}
