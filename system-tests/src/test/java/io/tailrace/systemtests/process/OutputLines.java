package io.tailrace.systemtests.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Takes in what a process prints, on a thread that ends with the stream, so that a full pipe never holds the process up. */
final class OutputLines {
    private final List<String> lines = new ArrayList<>();
    private final Process process;
    private final Thread thread;

    OutputLines(final Process process, final boolean errors) {
        this.process = process;
        thread = new Thread(() -> read(errors), (errors ? "stderr of " : "stdout of ") + process.pid());
        thread.setDaemon(true);
        thread.start();
    }

    synchronized List<String> soFar() {
        return List.copyOf(lines);
    }

    /** All of it; the process has ended. */
    List<String> all() throws InterruptedException {
        thread.join();
        return soFar();
    }

    private void read(final boolean errors) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                errors ? process.getErrorStream() : process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void add(final String line) {
        lines.add(line);
    }
}
