package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.systemtests.page.Page;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two runs on one journal: two epochs, one history. */
@TestInstance(Lifecycle.PER_CLASS)
class RestartTest {
    private static final int CANNOT_RUN = 3;

    @TempDir
    static Path directory;

    private RunRecord first;
    private RunRecord second;

    @BeforeAll
    void runTwice() throws IOException, InterruptedException {
        first = runOnce();
        second = runOnce();
    }

    @Test
    void shouldBeginASecondEpochThatGoesOnFromTheFirst() {
        final List<EpochInfo> epochs = second.recount().epochs();
        assertEquals(List.of(1, 2), epochs.stream().map(EpochInfo::epoch).toList());
        assertEquals(List.of(0L, 1L), epochs.stream().map(EpochInfo::restarts).toList());
        assertEquals(List.of(), second.recount().faults());
    }

    @Test
    void shouldSayInItsSummaryWhatThisRunDid() {
        assertEquals(second.summary("operations"), second.summary("journaled") + second.summary("refused"));
        assertEquals(
                first.summary("journaled") + second.summary("journaled"),
                second.recount().accepted(RunRecord.WORKER_CHANNELS));
    }

    @Test
    void shouldGoOnWithTheTotalsAndCountTheRestart() throws IOException, InterruptedException {
        final Page page = Page.parse(Tailrace.in(directory)
                .run("replay", second.journal().toString(), "--format", "prometheus")
                .expect(0)
                .text());
        assertEquals(1, page.total("service_restarts_total"), page::text);
        assertEquals(
                first.summary("journaled") + second.summary("journaled"),
                page.total(RunRecord.LATENCY + "_count"),
                page::text);
        PageAgreement.check(page, second.recount().last());
    }

    @Test
    void shouldHaveBothEpochsProvenByTheAudit() throws IOException, InterruptedException {
        final JsonNode report = Tailrace.in(directory)
                .run("audit", second.journal().toString(), "--json")
                .expect(0)
                .json();
        assertEquals(2, report.required("epochs").size(), report::toString);
        assertEquals(0, report.required("findings").size(), report::toString);
    }

    @Test
    void shouldRefuseASecondWriterAndNotDisturbTheFirst() throws IOException, InterruptedException {
        final Path folder = Files.createDirectory(directory.resolve("shared"));
        try (RunProcess process = RunProcess.start(folder, "--rate", "20000")) {
            process.awaitTick();
            final String line = Tailrace.in(folder)
                    .run("run", "--port", "0", "--journal", process.journal().toString(), "--ticks", "other.ndjson")
                    .refusal(CANNOT_RUN);
            assertTrue(line.contains(Long.toString(process.process().pid())), line);
            assertFalse(Files.exists(folder.resolve("other.ndjson")));
            process.process().signal("INT");
            final RunRecord run = process.end(List.of());
            assertEquals(run.summary("operations"), run.summary("journaled") + run.summary("refused"));
            assertEquals(1, run.recount().epochs().size());
        }
    }

    private static RunRecord runOnce() throws IOException, InterruptedException {
        try (RunProcess process = RunProcess.start(directory, "--duration", "1s", "--rate", "20000")) {
            return process.end(List.of());
        }
    }
}
