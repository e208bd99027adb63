package io.tailrace.cli;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.engine.time.EngineClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that goes on, on a thread of its own, until it is stopped. */
public final class RunningCommand implements AutoCloseable {
    private static final long TIMEOUT_S = 60;

    private final StopSignal stop = StopSignal.manual();
    private final Watched out = new Watched();
    private final Watched err = new Watched();
    private final CompletableFuture<Integer> exitCode;
    private final List<String> arguments;

    private RunningCommand(final String... arguments) {
        this.arguments = List.of(arguments);
        final Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                EngineClock.system(),
                stop,
                Terminals.NONE);
        exitCode = CompletableFuture.supplyAsync(
                        () -> TailraceCommand.commandLine(console).execute(arguments),
                        task -> new Thread(task, "command").start())
                // Whoever waits for a text is to wake when there will be none any more.
                .whenComplete((code, fault) -> {
                    out.end();
                    err.end();
                });
    }

    /** Starts a command. */
    public static RunningCommand start(final String... arguments) {
        return new RunningCommand(arguments);
    }

    /** Waits for a text on standard error. */
    public String awaitErr(final Pattern pattern) throws InterruptedException {
        return err.await(pattern);
    }

    /** Waits for a text on standard output. */
    public String awaitOut(final Pattern pattern) throws InterruptedException {
        return out.await(pattern);
    }

    /** Does what a hang-up of its terminal does, and a kill -HUP. */
    public void hangUp() {
        stop.hangUp();
    }

    /** Asks it to end, as Ctrl-C does, and waits. */
    public CommandRun stop() throws Exception {
        stop.request();
        final int code = exitCode.get(TIMEOUT_S, TimeUnit.SECONDS);
        DeclaredOutput.check(arguments, out.toString(StandardCharsets.UTF_8));
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        stop.request();
        exitCode.join();
    }

    /** Bytes whose coming can be waited for. */
    private static final class Watched extends ByteArrayOutputStream {
        private boolean isEnded;

        @Override
        public synchronized void write(final int b) {
            super.write(b);
            notifyAll();
        }

        @Override
        public synchronized void write(final byte[] bytes, final int offset, final int length) {
            super.write(bytes, offset, length);
            notifyAll();
        }

        synchronized void end() {
            isEnded = true;
            notifyAll();
        }

        synchronized String await(final Pattern pattern) throws InterruptedException {
            while (true) {
                final Matcher matcher = pattern.matcher(toString(StandardCharsets.UTF_8));
                if (matcher.find()) {
                    return matcher.group();
                }
                if (isEnded) {
                    throw new AssertionError("no " + pattern + " in: " + toString(StandardCharsets.UTF_8));
                }
                wait();
            }
        }
    }
}
