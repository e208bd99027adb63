package io.tailrace.cli.run;

import io.tailrace.cli.console.Text;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A line a second: for logs and pipes. */
final class LineDisplay implements RunDisplay {
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final double NS_PER_SECOND = 1e9;

    private final PrintStream out;

    LineDisplay(final PrintStream out) {
        this.out = out;
    }

    @Override
    public long intervalNs() {
        return INTERVAL_NS;
    }

    @Override
    public void begin(final RunSettings settings, final String address) {
        out.println("metrics  " + address + "/metrics");
        out.println("journal  " + settings.journalPlace());
        out.println("ticks    " + settings.ticksPlace());
        out.flush();
    }

    @Override
    public void show(final RunState state) {
        final Percentiles latency = state.lastSecond();
        out.printf(
                Locale.ROOT,
                "%6.1f s  %,d ops  %,.0f/s  p50 %s  p99 %s  p99.9 %s  max %s  rings %.1f %%  refused %,d  lag %d ms  %s  snapshot %d%n",
                state.elapsedNs() / NS_PER_SECOND,
                state.stats().operations(),
                state.operationsPerSecond(),
                Text.time(latency.p50()),
                Text.time(latency.p99()),
                Text.time(latency.p999()),
                Text.time(latency.max()),
                state.occupancyPercent(),
                state.stats().refused(),
                state.journalLagMs(),
                state.store().backend(),
                state.snapshotId());
        out.flush();
    }

    @Override
    public void close() {
        // Nothing was taken.
    }
}
