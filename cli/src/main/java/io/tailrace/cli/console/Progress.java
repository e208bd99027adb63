package io.tailrace.cli.console;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far something has come that takes long, on one line of standard error: only when it does take long, and only when a person is
 * there to see it. One thread.
 */
public final class Progress implements AutoCloseable {
    private static final long FIRST_AFTER_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String ERASE_LINE = "\r\u001b[K";

    private final Console console;
    private final String what;
    private final LongSupplier total;
    private final String unit;
    private long nextNs;
    private long of;
    private boolean isShown;
    private boolean isWanted = true;

    /**
     * Begins something that goes through frames.
     *
     * @param console whose standard error is written.
     * @param what is done, for example {@code replaying}.
     * @param total how much there is to do; asked once, and only if it takes long.
     */
    public Progress(final Console console, final String what, final LongSupplier total) {
        this(console, what, total, "frames");
    }

    /**
     * Begins something that goes through anything.
     *
     * @param console whose standard error is written.
     * @param what is done, for example {@code measuring}.
     * @param total how much there is to do; asked once, and only if it takes long.
     * @param unit of the total, in the plural.
     */
    public Progress(final Console console, final String what, final LongSupplier total, final String unit) {
        this.console = console;
        this.what = what;
        this.total = total;
        this.unit = unit;
        nextNs = console.clock().nanoTime() + FIRST_AFTER_NS;
    }

    /**
     * Tells how far it is.
     *
     * @param done so much of the total.
     */
    public void at(final long done) {
        final long nowNs = console.clock().nanoTime();
        if (!isWanted || nowNs - nextNs < 0) {
            return;
        }
        if (!isShown) {
            isWanted = console.terminals().isErrorTerminal();
            if (!isWanted) {
                return;
            }
            of = Math.max(1, total.getAsLong());
            isShown = true;
        }
        nextNs = nowNs + INTERVAL_NS;
        console.err()
                .print(ERASE_LINE
                        + String.format(
                                Locale.ROOT, "%s: %d %% of %,d %s", what, Math.min(100, 100 * done / of), of, unit));
        console.err().flush();
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (isShown) {
            console.err().print(ERASE_LINE);
            console.err().flush();
        }
    }
}
