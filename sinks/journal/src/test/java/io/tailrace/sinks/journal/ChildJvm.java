package io.tailrace.sinks.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Runs a class of the tests in a JVM of its own, with this one's options and class path. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final StringBuilder output = new StringBuilder();

    private ChildJvm(final Process process) {
        this.process = process;
        this.lines = process.inputReader();
    }

    static ChildJvm start(final Class<?> main, final String... args) throws IOException {
        return start(List.of(), main, args);
    }

    static ChildJvm start(final List<String> prefix, final Class<?> main, final String... args) throws IOException {
        final List<String> command = new ArrayList<>(prefix);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        for (final String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("--")) {
                command.add(option);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ChildJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Runs to the end. */
    static ChildJvm run(final Class<?> main, final String... args) throws Exception {
        final ChildJvm child = start(main, args);
        child.awaitEnd();
        return child;
    }

    long pid() {
        return process.pid();
    }

    String output() {
        return output.toString();
    }

    void awaitLine(final String expected) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(expected)) {
            output.append(line).append('\n');
            line = lines.readLine();
        }
        if (line == null) {
            throw new AssertionError("ended without \"" + expected + "\": " + output);
        }
    }

    int awaitEnd() throws Exception {
        lines.lines().forEach(line -> output.append(line).append('\n'));
        return process.waitFor();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
