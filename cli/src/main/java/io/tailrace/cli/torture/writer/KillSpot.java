package io.tailrace.cli.torture.writer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Where a thread waits to be killed by the parent, who sees it in the ledger. It never goes on. */
final class KillSpot {
    private static final int EXIT_CODE_OF_A_KILL = 137;
    private static final int LOOKS = 60_000;

    private final Ledger ledger;

    KillSpot(final Ledger ledger) {
        this.ledger = ledger;
    }

    void dieHere() {
        ledger.state(Ledger.State.AT_POINT);
        for (int i = 0; i < LOOKS; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        Runtime.getRuntime().halt(EXIT_CODE_OF_A_KILL); // the parent is gone
    }
}
