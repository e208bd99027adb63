package io.tailrace.systemtests.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Prometheus' own judge of pages. */
public final class Promtool {
    private Promtool() {}

    /** Demands that a page is well formed and that the linter has nothing to say of it. */
    public static void check(final String page) throws IOException, InterruptedException {
        Installed.assume("promtool", "prometheus");
        final Process process = new ProcessBuilder("promtool", "check", "metrics")
                .redirectErrorStream(true)
                .start();
        final OutputLines said = new OutputLines(process, false);
        try (var in = process.getOutputStream()) {
            in.write(page.getBytes(StandardCharsets.UTF_8));
        }
        final int exitCode = process.waitFor();
        assertEquals("exit 0: []", "exit " + exitCode + ": " + said.all(), page);
    }
}
