package io.tailrace.cli.run;

import io.tailrace.cli.console.FullScreen;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;

/** A run on a screen of its own. */
final class ScreenDisplay implements RunDisplay {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final FullScreen screen;

    ScreenDisplay(final Terminal terminal) {
        screen = new FullScreen(terminal);
    }

    @Override
    public long intervalNs() {
        return INTERVAL_NS;
    }

    @Override
    public void begin(final RunSettings settings, final String address) {
        // The first state shows both.
    }

    @Override
    public void show(final RunState state) {
        screen.show(size -> Screen.lines(state, size.getColumns()));
    }

    @Override
    public void close() {
        screen.close();
    }
}
