package io.tailrace.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** A screen of its own on a terminal, redrawn where it has changed; the size is asked for each time. Leaves the terminal as it was. One thread. */
public final class FullScreen implements AutoCloseable {
    /** {@link #readKey}: nothing was typed. */
    public static final int NO_KEY = NonBlockingReader.READ_EXPIRED;

    /** {@link #readKey}: nothing will be typed any more. */
    public static final int NO_KEYS_ANY_MORE = NonBlockingReader.EOF;

    private final Terminal terminal;
    private final Display display;
    private final Attributes attributesBefore;
    private Size size = new Size();

    /**
     * Takes a terminal.
     *
     * @param terminal closed with this.
     */
    public FullScreen(final Terminal terminal) {
        this.terminal = terminal;
        display = new Display(terminal, true);
        // Keys are not echoed into the screen; Ctrl-C stays what it is.
        attributesBefore = terminal.enterRawMode();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
    }

    /**
     * Draws.
     *
     * @param lines what is to stand there, for a size; too much of it is cut.
     */
    public void show(final Function<Size, List<AttributedString>> lines) {
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
        display.update(fit(lines.apply(size), size), 0);
    }

    /**
     * Waits for a key.
     *
     * @param timeoutMs how long at the most; above 0.
     * @return a character, {@link #NO_KEY} or {@link #NO_KEYS_ANY_MORE}.
     */
    public int readKey(final long timeoutMs) {
        try {
            return terminal.reader().read(timeoutMs);
        } catch (final IOException gone) {
            return NO_KEYS_ANY_MORE;
        }
    }

    @Override
    public void close() {
        terminal.puts(Capability.cursor_normal);
        terminal.puts(Capability.exit_ca_mode);
        terminal.setAttributes(attributesBefore);
        terminal.flush();
        close(terminal);
    }

    /**
     * As many lines and columns as there are, no less, so that what stood there before is overwritten.
     *
     * @param lines any.
     * @param size of the screen.
     * @return as many as it has rows.
     */
    public static List<AttributedString> fit(final List<AttributedString> lines, final Size size) {
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
