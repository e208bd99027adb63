package io.tailrace.probes;

import java.io.IOException;

/** A probe whose faults end nothing but itself: one that cannot be read at first is left out, with one line; one that fails later is asked again. One thread. */
final class GuardedProbe {
    private final String name;
    private final boolean isSlow;
    private final Probe.Opener opener;
    private final ProbeLog log;
    private Probe probe;
    private boolean isLeftOut;

    GuardedProbe(final String name, final boolean isSlow, final Probe.Opener opener, final ProbeLog log) {
        this.name = name;
        this.isSlow = isSlow;
        this.opener = opener;
        this.log = log;
    }

    void poll(final Meters meters, final boolean isSlowTurn) {
        if (isLeftOut || (isSlow && !isSlowTurn)) {
            return;
        }
        try {
            if (probe == null) {
                open(meters);
            } else {
                probe.poll();
            }
        } catch (final Throwable fault) {
            log.fault(name, fault);
        }
    }

    private void open(final Meters meters) {
        try {
            final Probe opened = opener.open(meters);
            opened.poll();
            probe = opened;
        } catch (final NotHereException reason) {
            isLeftOut = true;
            log.notHere(name, reason);
        } catch (final IOException | RuntimeException | LinkageError fault) {
            isLeftOut = true;
            log.leftOut(name, fault);
        }
    }
}
