package io.tailrace.config.value;

import java.util.regex.Pattern;

/** Whole numbers. */
public final class WholeNumbers extends ScalarType<Long> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

    private final long lowest;
    private final long highest;
    private final Step step;

    private enum Step {
        ONE(""),
        EIGHT("a multiple of 8 from "),
        POWER_OF_TWO("a power of two from ");

        private final String words;

        Step(final String words) {
            this.words = words;
        }

        boolean has(final long value) {
            return switch (this) {
                case ONE -> true;
                case EIGHT -> value % 8 == 0;
                case POWER_OF_TWO -> Long.bitCount(value) == 1;
            };
        }
    }

    private WholeNumbers(final long lowest, final long highest, final Step step) {
        this.lowest = lowest;
        this.highest = highest;
        this.step = step;
    }

    /**
     * All of a range.
     *
     * @param lowest allowed.
     * @param highest allowed.
     * @return the type.
     */
    public static WholeNumbers of(final long lowest, final long highest) {
        return new WholeNumbers(lowest, highest, Step.ONE);
    }

    /**
     * Multiples of 8.
     *
     * @param lowest allowed.
     * @param highest allowed.
     * @return the type.
     */
    public static WholeNumbers multiplesOf8(final long lowest, final long highest) {
        return new WholeNumbers(lowest, highest, Step.EIGHT);
    }

    /**
     * Powers of two.
     *
     * @param lowest allowed.
     * @param highest allowed.
     * @return the type.
     */
    public static WholeNumbers powersOfTwo(final long lowest, final long highest) {
        return new WholeNumbers(lowest, highest, Step.POWER_OF_TWO);
    }

    @Override
    public String name() {
        return "whole number";
    }

    @Override
    public String range() {
        return step.words + lowest + " to " + highest;
    }

    @Override
    Long parse(final String text) throws BadValueException {
        if (!FORM.matcher(text).matches()) {
            throw isNone();
        }
        final long value = Long.parseLong(text);
        if (value < lowest || value > highest || !step.has(value)) {
            throw isOutOfRange();
        }
        return value;
    }

    @Override
    String example() {
        return range();
    }

    @Override
    public String toml(final Long value) {
        return value.toString();
    }
}
