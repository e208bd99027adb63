package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.page.Page;
import io.tailrace.systemtests.process.DeclaredOutput;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Promtool;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run that ends by itself, looked at over HTTP while it goes on: every number it shows anywhere is the same number. */
class RunReconciliationTest extends RunContract {
    @TempDir
    static Path directory;

    private RunRecord run;
    private HttpResponse<String> health;
    private HttpResponse<String> readiness;

    @BeforeAll
    void runOnce() throws IOException, InterruptedException {
        try (RunProcess process =
                RunProcess.start(directory, "--duration", "6s", "--rate", "20000", "--threads", "2")) {
            final Http http = process.http();
            health = http.get("/healthz");
            readiness = Poll.forValue(
                    "readiness",
                    () -> http.tryGet("/readyz").filter(answer -> answer.statusCode() == 200),
                    process.process()::describe);
            run = process.end(process.scrape(Integer.MAX_VALUE));
        }
    }

    @Override
    RunRecord run() {
        return run;
    }

    @Test
    void shouldServePagesThatPassPromtool() throws IOException, InterruptedException {
        assertTrue(run.pages().size() > 1, run.ended()::describe);
        for (final Page page : run.pages()) {
            page.checkHistograms();
        }
        Promtool.check(run.pages().get(0).text());
        Promtool.check(run.pages().get(run.pages().size() - 1).text());
    }

    @Test
    void shouldNeverLetACounterGoDownFromPageToPage() {
        Map<String, Double> before = Map.of();
        for (final Page page : run.pages()) {
            final Map<String, Double> now = page.cumulatives();
            before.forEach((series, value) -> assertTrue(
                    now.getOrDefault(series, -1.0) >= value, () -> series + " was " + value + "\n" + page.text()));
            before = now;
        }
    }

    @Test
    void shouldShowOnEachPageTheSnapshotThatItNames() {
        run.pages().forEach(page -> PageAgreement.check(page, run.recount(), 1));
    }

    @Test
    void shouldAnswerHealthAndReadiness() {
        assertEquals(200, health.statusCode());
        DeclaredOutput.check(readiness.body());
        final JsonNode ready = JsonMapper.shared().readTree(readiness.body());
        assertEquals(false, ready.required("degraded").asBoolean(), readiness.body());
        assertEquals(0, ready.required("missing").size(), readiness.body());
        assertEquals(0, ready.required("retry_after").asInt(), readiness.body());
        assertTrue(OffsetDateTime.parse(ready.required("since").asString()).getYear() > 2000);
    }
}
