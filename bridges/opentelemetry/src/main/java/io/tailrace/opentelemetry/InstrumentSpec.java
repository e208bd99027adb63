package io.tailrace.opentelemetry;

import java.util.List;

/**
 * An instrument as its builder was told.
 *
 * @param scope that asks for it.
 * @param name as given.
 * @param kind of instrument.
 * @param isDouble whether its values are doubles.
 * @param description empty if there is none.
 * @param unit UCUM code, empty if there is none.
 * @param bounds advice on a histogram's buckets, in its unit; null if there is none.
 */
record InstrumentSpec(
        Scope scope,
        String name,
        InstrumentKind kind,
        boolean isDouble,
        String description,
        String unit,
        List<Double> bounds) {
    /** For messages. */
    String words() {
        return (isDouble ? "double " : "long ") + kind + (unit.isEmpty() ? "" : " in " + unit);
    }
}
