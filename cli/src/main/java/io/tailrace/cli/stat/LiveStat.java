package io.tailrace.cli.stat;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.FullScreen;
import java.util.concurrent.TimeUnit;

/**
 * The live view: reads on each interval, draws, and does what keys say. While it is paused it goes on reading, or the writer's retention would have to
 * keep a roll file for it; only what is shown stays. One thread.
 */
final class LiveStat {
    /** So soon a signal is heeded, too. */
    private static final long KEY_WAIT_MS = 100;

    private static final long NS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Console console;
    private final EngineSet engines;
    private final FullScreen screen;
    private final StatControls controls;
    private boolean hasKeys = true;

    LiveStat(final Console console, final EngineSet engines, final FullScreen screen, final StatControls controls) {
        this.console = console;
        this.engines = engines;
        this.screen = screen;
        this.controls = controls;
    }

    /** Until {@code q} or a signal. */
    void run() {
        StatReading frozen = null;
        while (!isEnded()) {
            final long readAtNs = console.clock().nanoTime();
            engines.refresh(console.stop()::isRequested);
            final StatReading reading = frozen == null ? engines.reading() : frozen;
            boolean isDue = false;
            while (!isEnded() && !isDue) {
                draw(frozen == null ? reading : frozen);
                final long leftNs = controls.intervalNs() - (console.clock().nanoTime() - readAtNs);
                isDue = !awaitKey(Math.max(NS_PER_MS, leftNs)) && leftNs <= NS_PER_MS;
                if (controls.isPaused() && frozen == null) {
                    frozen = reading.frozen();
                }
                isDue |= frozen != null && !controls.isPaused();
            }
            frozen = controls.isPaused() ? frozen : null;
        }
    }

    private boolean isEnded() {
        return controls.isEnded() || console.stop().isRequested();
    }

    private void draw(final StatReading reading) {
        StatReading shown;
        try {
            shown = reading.filtered(controls.filter());
        } catch (final CommandFault tooMuch) {
            if (controls.filter().typed() == null) {
                throw tooMuch;
            }
            controls.refuse(tooMuch);
            shown = reading.filtered(controls.filter());
        }
        final StatReading filtered = shown;
        screen.show(size -> StatScreen.lines(filtered, controls, size));
    }

    /** True if a key was typed. */
    private boolean awaitKey(final long timeoutNs) {
        final long waitMs = Math.max(1, Math.min(KEY_WAIT_MS, timeoutNs / NS_PER_MS));
        if (!hasKeys) {
            console.stop().await(waitMs * NS_PER_MS);
            return false;
        }
        final int key = screen.readKey(waitMs);
        if (key == FullScreen.NO_KEYS_ANY_MORE) {
            hasKeys = false;
            return false;
        }
        if (key == FullScreen.NO_KEY) {
            controls.quiet();
            return false;
        }
        controls.key(key);
        return true;
    }
}
