package io.tailrace.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Collects what is wrong with a context, so that all of it is reported at once. One thread. */
final class ContextFaults {
    private static final int MOST_CHARACTERS = 200;
    private static final long LEAST_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MOST_INTERVAL_NS = TimeUnit.HOURS.toNanos(1);

    private final List<String> faults = new ArrayList<>();

    void check(final boolean isGood, final String fault) {
        if (!isGood) {
            faults.add(fault);
        }
    }

    void label(final String option, final String value) {
        check(
                value != null && !value.isBlank() && value.length() <= MOST_CHARACTERS,
                option + " must be 1 to 200 characters, was " + Objects.toString(value));
    }

    void interval(final String option, final long valueNs) {
        check(
                valueNs >= LEAST_INTERVAL_NS && valueNs <= MOST_INTERVAL_NS,
                option + " must be 1 ms to 1 h, was " + valueNs + " ns");
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("engine context: " + String.join("; ", faults));
        }
    }
}
