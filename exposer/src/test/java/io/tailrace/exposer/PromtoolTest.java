package io.tailrace.exposer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Prometheus' own checker has nothing to say about a page. */
class PromtoolTest {
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @BeforeAll
    static void needPromtool() {
        assumeTrue(
                Files.isExecutable(PROMTOOL),
                "PAGES ARE NOT CHECKED: install the package prometheus, which has promtool");
    }

    @Test
    void shouldPassOnALivePage() throws IOException, InterruptedException {
        try (ExposerFixture fixture = new ExposerFixture().ready()) {
            final Metric latency = fixture.engine.engine.register(MetricDescriptor.histogram("op_latency_seconds")
                    .unit(Unit.SECONDS)
                    .help("Latency of an operation: \\ \"quoted\".")
                    .labelNames("op")
                    .build());
            fixture.engine.channel.histogram(latency, "get \"\\\n").record(1_234_567);
            fixture.engine.cut();
            assertPasses(fixture.pageWhere(page -> page.contains("op_latency_seconds_count")));
        }
    }

    @Test
    void shouldPassOnAPageWithoutSeries() throws IOException, InterruptedException {
        try (ViewFixture fixture = new ViewFixture()) {
            assertPasses(fixture.page());
        }
    }

    private static void assertPasses(final String page) throws IOException, InterruptedException {
        final Process promtool = new ProcessBuilder(PROMTOOL.toString(), "check", "metrics")
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = promtool.getOutputStream()) {
            in.write(page.getBytes(UTF_8));
        }
        final String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, promtool.waitFor(), () -> said + page);
        assertEquals("", said, page);
    }
}
