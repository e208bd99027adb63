package io.tailrace.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.SampleBlockDecoder;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The key-value workload with every latency kept. */
class RetainSamplesTest {
    private static final double MOST_BYTES_A_SAMPLE = 6;

    @TempDir
    Path folder;

    @Test
    void shouldKeepEachLatencyInAtMostSixBytes() {
        final Path journal = folder.resolve("journal");
        final CommandRun run = CommandRun.of(
                "run",
                "--retain-samples",
                "--json",
                "--duration",
                "400ms",
                "--rate",
                "100000",
                "--port",
                "0",
                "--journal",
                journal.toString(),
                "--ticks",
                folder.resolve("ticks").toString());
        assertEquals(ExitCode.GOOD, run.exitCode(), run.out() + run.err());

        final CommandRun audit = CommandRun.of("audit", journal.toString(), "--json");
        assertEquals(ExitCode.GOOD, audit.exitCode(), audit.out());
        final JsonNode epoch = audit.json().get("epochs").get(0);
        final long kept = epoch.get("retained").asLong();
        assertEquals(
                run.json().get("journaled").asLong(),
                kept + epoch.get("given_up").asLong());
        assertTrue(kept > 0);

        final long bytes = SampleJournal.frames(journal).stream()
                .filter(frame -> FrameStamp.templateId(new UnsafeBuffer(frame), 0) == SampleBlockDecoder.TEMPLATE_ID)
                .mapToLong(frame -> frame.length)
                .sum();
        assertTrue(bytes <= MOST_BYTES_A_SAMPLE * kept, () -> bytes + " bytes for " + kept + " samples");
        System.out.println("flight recorder: " + (double) bytes / kept + " bytes a sample, headers included");
    }
}
