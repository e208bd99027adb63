package io.tailrace.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
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
 * @param attributes advice on those that make series; null if there is none, and all of them do.
 */
record InstrumentSpec(
        Scope scope,
        String name,
        InstrumentKind kind,
        boolean isDouble,
        String description,
        String unit,
        List<Double> bounds,
        List<AttributeKey<?>> attributes) {
    /** For messages. */
    String words() {
        return (isDouble ? "double " : "long ") + kind + (unit.isEmpty() ? "" : " in " + unit);
    }
}
