package io.tailrace.exposer.fault;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a configuration, so that it is all said at once. */
public final class Faults {
    private final List<String> faults = new ArrayList<>();

    public void add(final String fault) {
        faults.add(fault);
    }

    public void checkRange(final String name, final long value, final long lowest, final long highest) {
        if (value < lowest || value > highest) {
            add(name + " must be " + lowest + " to " + highest + ", was " + value);
        }
    }

    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** All of them, in the order in which they were found. */
    public String joined() {
        return String.join("; ", faults);
    }

    public void throwIfAny(final String what) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(what + ": " + joined());
        }
    }
}
