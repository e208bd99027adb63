package io.tailrace.sinks.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a class of the tests in a JVM of its own, with this one's class path. */
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

    /** Starts it by way of another command. */
    static ChildJvm start(final List<String> prefix, final Class<?> main, final String... args) throws IOException {
        final List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--"))
                .collect(Collectors.toList());
        return start(prefix, options, main, args);
    }

    /** Runs it to its end. */
    static ChildJvm run(final Class<?> main, final String... args) throws Exception {
        final ChildJvm child = start(main, args);
        child.awaitEnd();
        return child;
    }

    /** Runs it to its end without the options that this JVM was given. */
    static ChildJvm runWithoutOptions(final Class<?> main, final String... args) throws Exception {
        final ChildJvm child = start(List.of(), List.of(), main, args);
        child.awaitEnd();
        return child;
    }

    private static ChildJvm start(
            final List<String> prefix, final List<String> options, final Class<?> main, final String... args)
            throws IOException {
        final List<String> command = new ArrayList<>(prefix);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ChildJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
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
