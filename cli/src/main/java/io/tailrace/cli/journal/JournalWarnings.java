package io.tailrace.cli.journal;

import io.tailrace.cli.console.Console;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ErrorHandler;

/** Tells each thing of a journal that cannot be read in one line on standard error, and keeps the lines. Any thread. */
final class JournalWarnings implements ErrorHandler {
    private static final int LIMIT = 1_000;

    private final Console console;
    private final List<String> lines = new ArrayList<>();

    JournalWarnings(final Console console) {
        this.console = console;
    }

    @Override
    public synchronized void onError(final Throwable error) {
        final String line = String.valueOf(error.getMessage()).replace('\n', ' ');
        console.err().println("tailrace: warning: " + line);
        if (lines.size() < LIMIT) {
            lines.add(line);
        }
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }
}
