package io.tailrace.opentelemetry;

import io.tailrace.engine.descriptor.Unit;

/**
 * How values of an instrument become whole numbers of the engine, and back on pages. Durations in {@code s} and {@code ms} are recorded in
 * nanoseconds, {@code By} in bytes, and others as whole numbers of their unit. Doubles are rounded to the nearest step, half a step up.
 *
 * @param unit of the metric.
 * @param factor steps in one of the instrument's unit.
 */
record ValueScale(Unit unit, long factor) {
    private static final ValueScale SECONDS = new ValueScale(Unit.SECONDS, 1_000_000_000);
    private static final ValueScale MILLISECONDS = new ValueScale(Unit.MILLISECONDS, 1_000_000);
    private static final ValueScale BYTES = new ValueScale(Unit.BYTES, 1);
    private static final ValueScale WHOLE = new ValueScale(Unit.NONE, 1);

    static ValueScale of(final String ucum) {
        return switch (ucum) {
            case "s" -> SECONDS;
            case "ms" -> MILLISECONDS;
            case "By" -> BYTES;
            default -> WHOLE;
        };
    }

    /** Nearest step; what is beyond a long is its end. */
    long steps(final double value) {
        return Math.round(value * factor);
    }

    /** Of 0 or more; what is beyond a long is its end. */
    long steps(final long value) {
        return value > Long.MAX_VALUE / factor ? Long.MAX_VALUE : value * factor;
    }
}
