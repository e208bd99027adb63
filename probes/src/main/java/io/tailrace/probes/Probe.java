package io.tailrace.probes;

import java.io.IOException;

/** Something that has to be asked for. One thread. */
@FunctionalInterface
interface Probe {
    /** Asks, and records what was answered. */
    void poll() throws IOException;

    /** Makes a probe; fails if there is nothing to ask. */
    @FunctionalInterface
    interface Opener {
        Probe open(Meters meters) throws IOException;
    }
}
