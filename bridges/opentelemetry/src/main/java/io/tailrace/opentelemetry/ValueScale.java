package io.tailrace.opentelemetry;

import io.tailrace.engine.descriptor.Unit;

/**
 * How values of an instrument become whole numbers of the engine, and back on pages. Durations in {@code s} and {@code ms} are recorded in
 * nanoseconds, {@code By} in bytes, and others as whole numbers of their unit, or in millionths of it where they are histograms of doubles. Doubles are rounded
 * to the nearest step, half a step up.
 *
 * @param unit of the metric.
 * @param factor steps in one of the instrument's unit.
 */
record ValueScale(Unit unit, long factor) {
    private static final ValueScale SECONDS = new ValueScale(Unit.SECONDS, 1_000_000_000);
    private static final ValueScale MILLISECONDS = new ValueScale(Unit.MILLISECONDS, 1_000_000);
    private static final ValueScale BYTES = new ValueScale(Unit.BYTES, 1);
    private static final ValueScale WHOLE = new ValueScale(Unit.NONE, 1);
    private static final ValueScale MILLIONTHS = new ValueScale(Unit.MILLIONTHS, 1_000_000);

    static ValueScale of(final String ucum) {
        return switch (ucum) {
            case "s" -> SECONDS;
            case "ms" -> MILLISECONDS;
            case "By" -> BYTES;
            default -> WHOLE;
        };
    }

    /** That of a metric that is there. */
    static ValueScale of(final Unit unit) {
        return switch (unit) {
            case SECONDS -> SECONDS;
            case MILLISECONDS -> MILLISECONDS;
            case BYTES -> BYTES;
            case NONE -> WHOLE;
            case MILLIONTHS -> MILLIONTHS;
        };
    }

    /** The same with room for fractions, if it has none and its unit is not bytes. */
    ValueScale withFractions() {
        return equals(WHOLE) ? MILLIONTHS : this;
    }

    /** Nearest step; what is beyond a long is its end. */
    long steps(final double value) {
        return Math.round(value * factor);
    }

    /** Of 0 or more; what is beyond a long is its end. */
    long steps(final long value) {
        // A division would be dearer than all else that adding to a counter does.
        final long steps = value * factor;
        return steps < 0 || Math.multiplyHigh(value, factor) != 0 ? Long.MAX_VALUE : steps;
    }
}
