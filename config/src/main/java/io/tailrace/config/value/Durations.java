package io.tailrace.config.value;

/** Durations, in nanoseconds. */
public final class Durations extends ScalarType<Long> {
    private final long lowestNs;
    private final long highestNs;
    private final long stepNs;

    private Durations(final long lowestNs, final long highestNs, final long stepNs) {
        this.lowestNs = lowestNs;
        this.highestNs = highestNs;
        this.stepNs = stepNs;
    }

    /**
     * All of a range.
     *
     * @param lowest allowed, for example {@code 1ms}.
     * @param highest allowed.
     * @return the type.
     */
    public static Durations of(final String lowest, final String highest) {
        return new Durations(ns(lowest), ns(highest), 1);
    }

    /**
     * The same range, but only multiples.
     *
     * @param step that divides each value, for example {@code 1ms}.
     * @return the type.
     */
    public Durations inStepsOf(final String step) {
        return new Durations(lowestNs, highestNs, ns(step));
    }

    @Override
    public String name() {
        return "duration";
    }

    @Override
    public String range() {
        return DurationText.of(lowestNs)
                + " to "
                + DurationText.of(highestNs)
                + (stepNs == 1 ? "" : " in steps of " + DurationText.of(stepNs));
    }

    @Override
    Long parse(final String text) throws BadValueException {
        final long ns = DurationText.parseNs(text).orElseThrow(this::isNone);
        if (ns < lowestNs || ns > highestNs || ns % stepNs != 0) {
            throw isOutOfRange();
        }
        return ns;
    }

    @Override
    String example() {
        return "a number and ms, s, m or h behind it, for example 500ms, 2s or 1.5h";
    }

    @Override
    public String toml(final Long value) {
        return TomlText.quoted(DurationText.of(value));
    }

    private static long ns(final String text) {
        return DurationText.parseNs(text).orElseThrow();
    }
}
