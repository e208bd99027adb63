package io.tailrace.testsupport;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is logged while a task runs, by slf4j-simple, which writes to standard error. Not for tests that run beside each other. */
public final class CapturedLog {
    private CapturedLog() {}

    /**
     * Runs a task.
     *
     * @param task logs.
     * @return what came to standard error meanwhile, from any thread.
     */
    public static String of(final Runnable task) {
        final PrintStream before = System.err;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            task.run();
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
