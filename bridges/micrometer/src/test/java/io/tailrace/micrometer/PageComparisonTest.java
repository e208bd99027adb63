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
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The same program against both registries: what dashboards ask for is there under the same names, with the same labels and values. */
class PageComparisonTest {
    private static final long INTERVAL_NS = 100_000_000;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    /** Maxima are told by the cut behind that of their samples: the last to come. */
    private static final String HIGHEST = "app_slo_seconds_max{region=\"north\"} 2\n";

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
        // Micrometer rounds fractions up before it counts them by bounds, so it can be compared at whole ones only.
        final DistributionSummary shares = DistributionSummary.builder("app.share")
                .serviceLevelObjectives(1, 2)
                .register(registry);
        shares.record(0.25);
        shares.record(0.375);
        shares.record(1.5);
        final DistributionSummary prices =
                DistributionSummary.builder("app.price").baseUnit("euros").register(registry);
        prices.record(0.25);
        prices.record(1_000_000.5);
        final Timer published = Timer.builder("app.published")
                .publishPercentiles(0.99, 0.5, 1)
                .percentilePrecision(3)
                .register(registry);
        final DistributionSummary points = DistributionSummary.builder("app.points")
                .publishPercentiles(0.25, 0.9)
                .percentilePrecision(3)
                .register(registry);
        for (int i = 1; i <= 1_000; i++) {
            published.record(Duration.ofMillis(i));
            points.record(i / 8.0);
        }
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
            clock.advanceNs(INTERVAL_NS);
            engine.invoke();
            get(exposer); // it reads from here on: quantiles are of what it has seen
            program(ours, ourClock, held);
            for (int i = 0; i < 3; i++) {
                clock.advanceNs(INTERVAL_NS);
                engine.invoke();
            }
            final Map<String, Double> theirSamples = samples(expected);
            final String page = pageWith(theirSamples.keySet(), exposer);
            final Map<String, Double> ourSamples = samples(page);
            // Both are as near as three digits; which value of a bucket is told is each one's own choice.
            final Map<String, Double> theirQuantiles = takeQuantiles(theirSamples);
            final Map<String, Double> ourQuantiles = takeQuantiles(ourSamples);
            assertEquals(5, theirQuantiles.size());
            assertEquals(theirQuantiles.keySet(), ourQuantiles.keySet());
            theirQuantiles.forEach(
                    (series, value) -> assertEquals(value, ourQuantiles.get(series), value / 500, series));
            assertEquals(join(theirSamples), join(ourSamples));
            final Map<String, String> types = heads(expected, "TYPE");
            // What a long task timer shows may fall, so it is told as gauges.
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

    /** The exposer reads on a thread of its own: the first page with all that was recorded, or the last one if none is for a minute. */
    private static String pageWith(final Set<String> series, final Exposer exposer)
            throws IOException, InterruptedException {
        final long fromNs = System.nanoTime();
        String page = get(exposer);
        while (!(samples(page).keySet().containsAll(series) && page.contains(HIGHEST))
                && System.nanoTime() - fromNs < PATIENCE_NS) {
            page = get(exposer);
        }
        return page;
    }

    private static String get(final Exposer exposer) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + exposer.address().getPort() + "/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static Map<String, Double> takeQuantiles(final Map<String, Double> samples) {
        final Map<String, Double> quantiles = new TreeMap<>(samples);
        quantiles.keySet().removeIf(series -> !series.contains("quantile="));
        samples.keySet().removeAll(quantiles.keySet());
        return quantiles;
    }

    private static String join(final Map<String, ?> map) {
        return map.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
