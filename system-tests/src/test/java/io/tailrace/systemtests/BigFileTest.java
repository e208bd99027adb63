package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code tailrace contracts validate} reads files that are far larger than the heap that it is given. */
class BigFileTest {
    private static final String HEAP = "-Xmx48m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    private static final int LONG_LINE = 10_000_000;
    private static final String PADDING = "x".repeat(1_000);

    @TempDir
    Path directory;

    @Test
    void shouldJudgeAFileThatIsLargerThanItsHeap() throws IOException, InterruptedException {
        judge(60_000);
    }

    @Test
    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS) // of work, on a machine that may be slow
    void shouldJudgeAFileOfAGigabyte() throws IOException, InterruptedException {
        judge(1_000_000);
    }

    private void judge(final int lines) throws IOException, InterruptedException {
        final Path file = directory.resolve("big.ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 1; i <= lines; i++) {
                out.write("{\"schema\":\"tailrace.gate-update.v1\",\"written\":" + (i % 1_000 != 0) + ",\"baseline\":"
                        + (i % 20_000 == 0 ? "17" : "\"" + PADDING + "\"") + "}\n");
            }
            out.write("{\"schema\":\"tailrace.gate-update.v1\",\"written\":true,\"baseline\":\"" + "y".repeat(LONG_LINE)
                    + "\"}\n");
            out.write("[" + "0,".repeat(LONG_LINE / 2) + "0]\n");
            out.write("{\"schema\":\"tailrace.gate-update.v1\",\"wri");
        }
        final Tailrace tailrace = Tailrace.in(directory).environment("TAILRACE_JAVA_OPTS", HEAP);
        try (Started started = tailrace.start("contracts", "validate", "--json", file.toString())) {
            final Ended ended = started.endOfLongWork().expect(1);
            final JsonNode report = ended.json();
            assertEquals(lines + 3, report.required("documents").asInt(), ended::describe);
            assertEquals(lines / 20_000 + 3, report.required("faults").asInt(), ended::describe);
            assertEquals(20_000, report.at("/findings/0/line").asInt(), ended::describe);
            assertTrue(ended.text().contains("is longer than 1"), ended::describe);
            assertTrue(ended.text().contains("torn: "), ended::describe);
        }
    }
}
