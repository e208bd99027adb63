package io.tailrace.cli.bench.paced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramLogsTest {
    @TempDir
    Path folder;

    private final PacedResult result = new PacedResults()
            .calls(990, 30)
            .calls(10, 123_456)
            .hiccup(2_000_000)
            .elapsed(1_500_000_000)
            .result();

    @Test
    void shouldWriteWhatHdrHistogramReadsAgain() throws Exception {
        final HistogramLogs logs = HistogramLogs.in(folder.resolve("new/logs"));
        logs.write(result, "");

        assertEquals(4, logs.files().size());
        assertInterval(logs.files().get(0), "service", result.calls().serviceNs());
        assertInterval(logs.files().get(1), "response", result.calls().responseNs());
        assertInterval(logs.files().get(2), "empty", result.emptyCalls().serviceNs());
        assertInterval(logs.files().get(3), "hiccup", result.hiccups().lateNs());
    }

    @Test
    void shouldTagTheLinesWithTheNameOfWhatWasCalled() throws Exception {
        final HistogramLogs logs = HistogramLogs.in(folder);
        logs.write(result, "before");
        logs.write(result, "engine");

        assertInterval(logs.files().get(0), "engine", result.calls().serviceNs());
        assertInterval(logs.files().get(2), "engine-empty", result.emptyCalls().serviceNs());
    }

    @Test
    void shouldSayBeforehandThatTheFolderCannotBeMade() throws Exception {
        final Path file = Files.createFile(folder.resolve("file"));
        final CommandFault fault = assertThrows(CommandFault.class, () -> HistogramLogs.in(file.resolve("logs")));
        assertEquals(ExitCode.CANNOT_RUN, fault.exitCode());
        assertTrue(fault.getMessage().contains("--hlog"), fault::getMessage);
    }

    private static void assertInterval(final Path file, final String tag, final Histogram expected) throws Exception {
        final HistogramLogReader log = new HistogramLogReader(file.toFile());
        final Histogram read = (Histogram) log.nextIntervalHistogram();
        assertEquals(expected, read);
        assertEquals(tag, read.getTag());
        assertEquals(1_767_225_600_000L, read.getStartTimeStamp());
        assertEquals(1_767_225_601_500L, read.getEndTimeStamp());
        assertFalse(log.hasNext() && log.nextIntervalHistogram() != null);
    }
}
