package io.tailrace.sinks.aeron;

import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.Agent;

/** Drives agents on the test's thread. A wait is bounded by a number of steps; Aeron's own clock runs on in them, ours by a millisecond a step. */
final class Steps {
    private static final int MOST_STEPS = 100_000;

    private final List<Agent> agents = new ArrayList<>();
    final SettableClock clock = new SettableClock();

    void add(final Agent agent) {
        agents.add(agent);
    }

    void remove(final Agent agent) {
        agents.remove(agent);
    }

    void run(final int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    void until(final String what, final BooleanSupplier condition) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            step();
        }
        throw new AssertionError("not within " + MOST_STEPS + " steps: " + what);
    }

    private void step() {
        clock.advanceMs(1);
        int work = 0;
        for (final Agent agent : List.copyOf(agents)) {
            try {
                work += agent.doWork();
            } catch (final Exception e) {
                throw new AssertionError(e);
            }
        }
        if (work == 0) {
            LockSupport.parkNanos(50_000);
        }
    }
}
