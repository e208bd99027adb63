package io.tailrace.cli.run;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Shows nothing but where the pages are: for programs, which read the summary. */
final class QuietDisplay implements RunDisplay {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(500);

    private final PrintStream err;

    QuietDisplay(final PrintStream err) {
        this.err = err;
    }

    @Override
    public long intervalNs() {
        return INTERVAL_NS;
    }

    @Override
    public void begin(final RunSettings settings, final String address) {
        err.println("metrics  " + address + "/metrics");
    }

    @Override
    public void show(final RunState state) {
        // The summary says it all.
    }

    @Override
    public void close() {
        // Nothing was taken.
    }
}
