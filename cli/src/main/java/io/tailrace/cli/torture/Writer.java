package io.tailrace.cli.torture;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.torture.writer.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A writer that runs, or did. Closing it kills it. */
final class Writer implements AutoCloseable {
    private static final long LOOK_NS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long WAITS_NS = TimeUnit.MINUTES.toNanos(2);

    private final Process process;
    private final boolean isBehindAnother;
    private final Ledger ledger;
    private final Path errors;
    private final Console console;

    Writer(
            final Process process,
            final boolean isBehindAnother,
            final Ledger ledger,
            final Path errors,
            final Console console) {
        this.process = process;
        this.isBehindAnother = isBehindAnother;
        this.ledger = ledger;
        this.errors = errors;
        this.console = console;
    }

    /** What it says of itself now. */
    Ledger ledger() {
        return ledger;
    }

    /** Waits until it is so far; false if it ended before, does not come so far, or the command is to end. */
    boolean await(final Ledger.State state) {
        return await(() -> ledger.state().compareTo(state) >= 0);
    }

    /** Waits until something is so; false if it ended before, it does not come to be, or the command is to end. */
    boolean await(final BooleanSupplier condition) {
        final long startNs = console.clock().nanoTime();
        boolean isMet = condition.getAsBoolean();
        while (!isMet && process.isAlive() && console.clock().nanoTime() - startNs < WAITS_NS) {
            if (console.stop().await(LOOK_NS)) {
                return false;
            }
            isMet = condition.getAsBoolean();
        }
        return isMet || condition.getAsBoolean();
    }

    /** Waits for its end; false if it does not come. */
    boolean awaitEnd() {
        return await(() -> !process.isAlive());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code; once it has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** What it printed. */
    String errors() {
        try {
            return Files.readString(errors).strip().replace('\n', ' ');
        } catch (final IOException e) {
            return e.toString();
        }
    }

    /** SIGKILL, at once. */
    void kill() {
        if (isBehindAnother) {
            try (Stream<ProcessHandle> children = process.children()) {
                children.forEach(ProcessHandle::destroyForcibly);
            }
            // It ends with its child; killed first, it could be gone before the child is.
            waitFor(TimeUnit.SECONDS.toMillis(10));
        }
        process.destroyForcibly();
        waitFor(TimeUnit.MINUTES.toMillis(1));
    }

    @Override
    public void close() {
        kill();
        ledger.close();
    }

    private void waitFor(final long timeoutMs) {
        try {
            process.waitFor(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
