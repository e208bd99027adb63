package io.tailrace.cli.replay;

import io.tailrace.cli.console.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** To standard output. */
public final class StandardOutput implements ReplayOutput {
    private final Console console;

    /**
     * Standard output.
     *
     * @param console whose it is.
     */
    public StandardOutput(final Console console) {
        this.console = console;
    }

    @Override
    public <T> T write(final Function<OutputStream, T> replay) {
        final OutputStream out = console.checkedOut();
        try {
            final T result = replay.apply(out);
            out.flush();
            console.flush();
            return result;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // It is the console's.
    }
}
