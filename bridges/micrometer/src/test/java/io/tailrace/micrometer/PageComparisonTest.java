package io.tailrace.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The same program against both registries: what dashboards ask for is there under the same names, with the same labels and values. */
class PageComparisonTest {
    private static final long INTERVAL_NS = 100_000_000;

    /** What a page says of a family: lines by what stands before the value. */
    private static Map<String, Double> samples(final String page) {
        final Map<String, Double> samples = new TreeMap<>();
        for (final String line : page.lines().toList()) {
            if (!line.startsWith("#") && line.startsWith("app_")) {
                final int space = line.lastIndexOf(' ');
                // A bound of 1 is written as 1 or as 1.0; Prometheus from 3.0 on takes both for the same.
                samples.put(
                        sorted(line.substring(0, space)).replace(".0\"", "\""),
                        Double.parseDouble(line.substring(space + 1)));
            }
        }
        return samples;
    }

    private static String sorted(final String series) {
        final int brace = series.indexOf('{');
        return brace < 0
                ? series
                : series.substring(0, brace)
                        + List.of(series.substring(brace + 1, series.length() - 1)
                                        .split("(?<=\"),"))
                                .stream()
                                .sorted()
                                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, String> heads(final String page, final String keyword) {
        final Map<String, String> heads = new TreeMap<>();
        for (final String line : page.lines().toList()) {
            if (line.startsWith("# " + keyword + " app_")) {
                final String[] words = line.split(" ", 4);
                heads.put(words[2], words[3].strip());
            }
        }
        return heads;
    }

    private static void program(final MeterRegistry registry, final MockClock clock, final Object held) {
        registry.config().commonTags("region", "north");
        final Counter counter = registry.counter("app.jobs", "kind", "a-b", "odd.key", "x\"y\\z\n");
        counter.increment();
        counter.increment(2);
        registry.counter("app.done.total").increment(5);
        Counter.builder("app.read")
                .baseUnit("bytes")
                .description("Read.")
                .register(registry)
                .increment(1.25e13);
        Counter.builder("app.spent").baseUnit("euros").register(registry).increment(0.75);
        Gauge.builder("app.depth", () -> 4.5).description("Depth.").register(registry);
        Gauge.builder("app.size", () -> 7).baseUnit("bytes").register(registry);
        Gauge.builder("app.build.info", () -> 1).tag("version", "3").register(registry);
        TimeGauge.builder("app.age", () -> 1_500, TimeUnit.MILLISECONDS).register(registry);
        MultiGauge.builder("app.rows")
                .register(registry)
                .register(List.of(MultiGauge.Row.of(Tags.of("t", "1"), 1), MultiGauge.Row.of(Tags.of("t", "2"), 2)));
        final Timer timer =
                Timer.builder("app.http").tag("uri", "/").description("Took.").register(registry);
        timer.record(1_234_567_891, TimeUnit.NANOSECONDS);
        timer.record(Duration.ofMillis(20));
        final Timer bucketed = Timer.builder("app.slo")
                .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(50))
                .register(registry);
        bucketed.record(Duration.ofMillis(1));
        bucketed.record(Duration.ofMillis(40));
        bucketed.record(Duration.ofSeconds(2));
        Timer.builder("app.percentile")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(registry)
                .record(Duration.ofMillis(33));
        final DistributionSummary summary =
                DistributionSummary.builder("app.payload").baseUnit("bytes").register(registry);
        summary.record(100);
        summary.record(4_000_000);
        DistributionSummary.builder("app.items")
                .serviceLevelObjectives(1, 10)
                .register(registry)
                .record(4);
        FunctionCounter.builder("app.fn", held, o -> 12.5).register(registry);
        FunctionTimer.builder("app.fntimer", held, o -> 3, o -> 1.5, TimeUnit.SECONDS)
                .register(registry);
        final LongTaskTimer tasks = LongTaskTimer.builder("app.tasks").register(registry);
        tasks.start();
        clock.add(Duration.ofSeconds(2));
    }

    @Test
    void shouldShowWhatMicrometersPrometheusRegistryShows() throws IOException, InterruptedException {
        final Object held = new Object();
        final MockClock theirClock = new MockClock();
        final PrometheusMeterRegistry theirs =
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, new PrometheusRegistry(), theirClock);
        program(theirs, theirClock, held);
        final String expected = theirs.scrape();

        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(
                        new EngineContext().threadingMode(ThreadingMode.INVOKER).clock(clock));
                Exposer exposer = Exposer.launch(new ExposerContext(), engine::openTailer, clock)) {
            final MockClock ourClock = new MockClock();
            final TailraceMeterRegistry ours =
                    TailraceMeterRegistry.over(engine, TailraceRegistryConfig.DEFAULT.withClock(ourClock));
            program(ours, ourClock, held);
            for (int i = 0; i < 3; i++) {
                clock.advanceNs(INTERVAL_NS);
                engine.invoke();
            }
            final String page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                            + exposer.address().getPort() + "/metrics"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            assertEquals(join(samples(expected)), join(samples(page)));
            final Map<String, String> types = heads(expected, "TYPE");
            // A summary whose count and sum are only observed is told as two totals, or two gauges of what is under
            // way.
            types.remove("app_fntimer_seconds");
            types.put("app_fntimer_seconds_count", "counter");
            types.put("app_fntimer_seconds_sum", "counter");
            types.remove("app_tasks_seconds");
            types.put("app_tasks_seconds_count", "gauge");
            types.put("app_tasks_seconds_sum", "gauge");
            assertEquals(join(types), join(heads(page, "TYPE")));
            final Map<String, String> help = heads(expected, "HELP");
            help.values().removeIf(String::isEmpty);
            final Map<String, String> ourHelp = heads(page, "HELP");
            ourHelp.keySet().retainAll(help.keySet());
            assertEquals(join(help), join(ourHelp));
            ours.close();
        }
    }

    private static String join(final Map<String, ?> map) {
        return map.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
