package io.tailrace.cli.contracts.report;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.contracts.text.Printable;
import java.util.Arrays;

/**
 * Adapters are foreign code, and one that calls {@code System.exit(0)} would end the command as a good one without a report. While this
 * is open, such an end is made one of {@link ExitCode#CANNOT_RUN}. Signals end the command as ever. {@code Runtime.halt} asks nobody and
 * cannot be caught. Opened and closed on the command's thread.
 */
final class ExitGuard implements AutoCloseable {
    private final Console console;
    private final Thread hook = new Thread(this::refuse, "contracts-report exit guard");
    private volatile String checked = "";

    private ExitGuard(final Console console) {
        this.console = console;
    }

    static ExitGuard open(final Console console) {
        final ExitGuard guard = new ExitGuard(console);
        Runtime.getRuntime().addShutdownHook(guard.hook);
        return guard;
    }

    /** Which adapter is run from now on. */
    void checking(final Candidate candidate) {
        checked = candidate.className();
    }

    private void refuse() {
        if (isExitCalled()) {
            console.err()
                    .println("tailrace: no report: " + Printable.of(checked)
                            + " was being checked when the program was ended with System.exit: adapters must not end it;"
                            + " mend the adapter, or leave it out of --jar and --class-path");
            console.err().flush();
            Runtime.getRuntime().halt(ExitCode.CANNOT_RUN);
        }
    }

    /** Whoever calls it waits for the hooks; a signal comes another way. */
    private static boolean isExitCalled() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit"));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException isEnding) {
            // The hook runs already, and says what there is to say.
        }
    }
}
