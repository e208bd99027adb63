package io.tailrace.engine.reader.replay;

import io.tailrace.engine.descriptor.Unit;

/** Recorded values in the unit in which they are shown. */
final class Exposed {
    private Exposed() {}

    /** Exact up to 2^53, which is 104 days in nanoseconds. */
    static double value(final Unit unit, final long recorded) {
        return unit.toExposed((double) recorded);
    }
}
