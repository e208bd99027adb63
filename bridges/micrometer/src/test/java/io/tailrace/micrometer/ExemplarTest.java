package io.tailrace.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The trace that a thread is in stands behind the bucket of what it recorded, on the page of OpenMetrics. */
class ExemplarTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private String sampled = TRACE;

    private final TraceSource traces = new TraceSource() {
        @Override
        public String sampledTraceId() {
            return sampled;
        }

        @Override
        public String spanId() {
            return SPAN;
        }
    };

    @Test
    void shouldStandOnThePageOfOpenMetrics() throws IOException, InterruptedException {
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(
                        new EngineContext().threadingMode(ThreadingMode.INVOKER).clock(clock));
                Exposer exposer = Exposer.launch(new ExposerContext(), engine::openTailer, clock)) {
            final TailraceMeterRegistry registry =
                    TailraceMeterRegistry.over(engine, TailraceRegistryConfig.DEFAULT.withTraces(traces));
            final Timer timer = Timer.builder("http")
                    .serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(50))
                    .register(registry);
            timer.record(Duration.ofMillis(40));
            final DistributionSummary shares = DistributionSummary.builder("share")
                    .serviceLevelObjectives(0.5)
                    .register(registry);
            shares.record(0.25);
            registry.timer("plain").record(Duration.ofMillis(40)); // a summary has no buckets, and so no exemplars
            sampled = null;
            timer.record(Duration.ofMillis(1));
            clock.advanceMs(100);
            engine.invoke();
            clock.advanceMs(100);
            engine.invoke();
            assertEquals(
                    List.of(
                            "http_seconds_bucket{le=\"0.05\"} 2 # {trace_id=\"" + TRACE + "\",span_id=\"" + SPAN
                                    + "\"} 0.04",
                            "share_bucket{le=\"0.5\"} 1 # {trace_id=\"" + TRACE + "\",span_id=\"" + SPAN + "\"} 0.25"),
                    exemplarsOfAPage(exposer));
            registry.close();
        }
    }

    /** The exposer reads on a thread of its own: of the first page that has two, or of the last one if none has for a minute. */
    private static List<String> exemplarsOfAPage(final Exposer exposer) throws IOException, InterruptedException {
        final long fromNs = System.nanoTime();
        List<String> lines = exemplars(exposer);
        while (lines.size() < 2 && System.nanoTime() - fromNs < TimeUnit.SECONDS.toNanos(60)) {
            lines = exemplars(exposer);
        }
        return lines;
    }

    /** Lines with exemplars, without their times. */
    private static List<String> exemplars(final Exposer exposer) throws IOException, InterruptedException {
        final HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + exposer.address().getPort() + "/metrics"))
                .header("Accept", "application/openmetrics-text; version=1.0.0")
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.contains("trace_id"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }
}
