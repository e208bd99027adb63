package io.tailrace.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** A screen of its own on a terminal, redrawn where it has changed; the size is asked for each time. */
final class ScreenDisplay implements RunDisplay {
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Terminal terminal;
    private final Display display;
    private final Attributes attributesBefore;
    private Size size = new Size();

    ScreenDisplay(final Terminal terminal) {
        this.terminal = terminal;
        display = new Display(terminal, true);
        // Keys are not echoed into the screen; Ctrl-C stays what it is.
        attributesBefore = terminal.enterRawMode();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
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
        final Size now = terminal.getSize();
        if (now.getRows() <= 0 || now.getColumns() <= 0) {
            return;
        }
        if (!now.equals(size)) {
            size = now;
            display.resize(size.getRows(), size.getColumns());
            terminal.puts(Capability.clear_screen);
            display.clear();
        }
        display.update(fit(Screen.lines(state, size.getColumns()), size), 0);
    }

    @Override
    public void close() {
        terminal.puts(Capability.cursor_normal);
        terminal.puts(Capability.exit_ca_mode);
        terminal.setAttributes(attributesBefore);
        terminal.flush();
        close(terminal);
    }

    /** As many lines and columns as there are, no less, so that what stood there before is overwritten. */
    static List<AttributedString> fit(final List<AttributedString> lines, final Size size) {
        final List<AttributedString> fitted = new ArrayList<>(size.getRows());
        for (int i = 0; i < size.getRows(); i++) {
            fitted.add(
                    i < lines.size() ? lines.get(i).columnSubSequence(0, size.getColumns()) : AttributedString.EMPTY);
        }
        return fitted;
    }

    private static void close(final Terminal terminal) {
        try {
            terminal.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
