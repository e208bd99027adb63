package io.tailrace.cli.torture.writer;

import io.tailrace.engine.time.EngineClock;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds up the thread that reaches the disk, as a slow disk does: again and again, with as long a time between as each takes. On the
 * thread of the journal's agent.
 */
final class Stalls {
    private static final String OPTION = "stall-ns=";

    private final Ledger ledger;
    private final EngineClock clock;
    private final long stallNs;
    private long nextAtNs;
    private long count;

    /** By a writer's arguments, in which there may be none for it. */
    Stalls(final Ledger ledger, final EngineClock clock, final String... arguments) {
        this.ledger = ledger;
        this.clock = clock;
        stallNs = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(OPTION))
                .mapToLong(argument -> Long.parseLong(argument.substring(OPTION.length())))
                .findFirst()
                .orElse(0);
        nextAtNs = clock.nanoTime();
    }

    /** The argument for a writer whose disk stalls. */
    static String argument(final long stallNs) {
        return OPTION + stallNs;
    }

    /** Stalls if it is time to, while the writer records. */
    void pass() {
        if (stallNs > 0
                && ledger.state() == Ledger.State.RECORDING
                && !ledger.isEndRequested()
                && clock.nanoTime() >= nextAtNs) {
            LockSupport.parkNanos(stallNs);
            nextAtNs = clock.nanoTime() + stallNs;
            ledger.stalls(++count);
        }
    }
}
