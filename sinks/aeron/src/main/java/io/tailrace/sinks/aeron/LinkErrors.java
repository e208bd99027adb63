package io.tailrace.sinks.aeron;

import java.lang.System.Logger.Level;

/** What Aeron tells on its own threads. What ends a connection is seen by the agents, too. */
final class LinkErrors {
    private LinkErrors() {}

    static void log(final Throwable fault) {
        System.getLogger(LinkErrors.class.getPackageName()).log(Level.DEBUG, () -> "Aeron: " + fault);
    }
}
