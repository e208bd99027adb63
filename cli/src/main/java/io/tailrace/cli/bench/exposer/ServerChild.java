package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.bench.server.ServerFacts;
import io.tailrace.cli.bench.server.ServerLoop;
import io.tailrace.cli.console.CommandFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM with a server that is measured. It ends when this is closed, or when this process dies. One thread. */
final class ServerChild implements AutoCloseable {
    /**
     * A small heap, and memory that is given back, so that a process has what its server holds and not what its collector and its compiler
     * were content to leave lying; one collector for all, because the JVM's choice depends on the machine.
     */
    static final List<String> FLAGS = List.of(
            "-Xms8m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TrimNativeHeapInterval=200",
            "-XX:-UsePerfData");

    private static final long END_S = 10;

    private final Process process;
    private final PrintStream out;
    private final BufferedReader in;
    private final InetSocketAddress address;

    private ServerChild(final Process process) {
        this.process = process;
        out = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(ask(ServerLoop.PORT)));
    }

    /**
     * Starts one with the class path of this JVM, or another.
     *
     * @param classPath with the program.
     * @param main class of it.
     * @param arguments of it.
     */
    static ServerChild start(final String classPath, final String main, final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Those that libraries need; nothing of memory or agents.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--"))
                .forEach(command::add);
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        try {
            return new ServerChild(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "cannot start a JVM", command.get(0) + " (" + e.getMessage() + ")", "look at the machine", e);
        }
    }

    /** Starts one with the class path of this JVM. */
    static ServerChild start(final Class<?> main, final String... arguments) {
        return start(System.getProperty("java.class.path"), main.getName(), arguments);
    }

    InetSocketAddress address() {
        return address;
    }

    ServerFacts facts() {
        return ServerFacts.parse(ask(ServerLoop.FACTS));
    }

    /** Asks it to give back what it does not need. That takes some time. */
    void settle() {
        ask(ServerLoop.SETTLE);
    }

    void ready(final boolean isReady) {
        ask(isReady ? ServerLoop.READY : ServerLoop.NOT_READY);
    }

    private String ask(final String line) {
        out.println(line);
        try {
            final String answer = in.readLine();
            if (answer != null) {
                return answer;
            }
        } catch (final IOException e) {
            throw dead(e);
        }
        throw dead(null);
    }

    private CommandFault dead(final IOException cause) {
        return CommandFault.cannotRun(
                "the measured JVM has ended", process.info().toString(), "see above what it said", cause);
    }

    @Override
    public void close() {
        out.close();
        try {
            if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (final InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
