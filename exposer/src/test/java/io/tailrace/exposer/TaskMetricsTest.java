package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What became of requests and pages is counted where it happens. */
class TaskMetricsTest {
    private static final String METRICS = "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void shouldCountWhatIsTakenOnAndTheLengthOfThePage() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready()) {
            final double before = value(fixture.page(), "tasks_spawned_total", ",kind=\"exposer\"");
            fixture.get("/healthz");
            final String page = fixture.page();
            assertEquals(before + 2, value(page, "tasks_spawned_total", ",kind=\"exposer\""));
            fixture.get("/metrics");
            assertEquals(
                    fixture.get("/metrics").body().length(),
                    value(fixture.page(), "metrics_page_size_bytes", ""),
                    64,
                    "of the page before, but for digits");
            assertEquals(0, value(page, "tasks_canceled_total", ",kind=\"exposer\""));
        }
    }

    @Test
    void shouldCountAPageThatIsNotTakenWholeAndRequestsThatAreTooMany() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture(new ExposerContext().maxConcurrentRequests(1))
                .ready()
                .withLargePage()) {
            try (RawClient slow = fixture.raw().send(METRICS)) {
                slow.readHead();
                assertEquals(503, fixture.get("/metrics").statusCode());
            }
            // The client is gone: its answer cannot be sent.
            final String page = fixture.pageWhere(
                    text -> text.startsWith("#") && value(text, "tasks_canceled_total", ",kind=\"exposer\"") == 1);
            assertEquals(1, value(page, "metrics_exposition_failures_total", ",cause=\"write\""));
            assertEquals(0, value(page, "metrics_exposition_failures_total", ",cause=\"fault\""));
            assertTrue(value(page, "busy_rejections_total", ",endpoint=\"/metrics\"") >= 1);
        }
    }

    private static double value(final String page, final String name, final String labels) {
        return Pages.value(page, name + "{" + ExposerFixture.BASE + labels + "}");
    }
}
