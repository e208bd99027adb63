package io.tailrace.cli.bench.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.bench.http.LoadPlan.Expected;
import io.tailrace.cli.bench.http.LoadResult;
import io.tailrace.cli.bench.server.ServerFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Each bound has a measurement that breaks it. */
class MeasurementTest {
    private static final long NS_PER_S = 1_000_000_000;

    @Test
    void shouldBeKeptWithinItsBounds() {
        assertEquals(List.of(), of(Bounds.ofMs(1, 2, 3).cpuPercent(5), 0.5, 4, 0, 0, 0, 0));
        assertEquals(List.of(), of(Bounds.ofPerSecond(100), 0.5, 99, 0, 0, 0, 0));
        assertEquals(List.of(), of(Bounds.ofP95Ms(1), 0.5, -1, 0, 0, 0, 0));
    }

    @Test
    void shouldBreakOnTimesThatAreTooLong() {
        assertEquals(
                List.of(
                        "p50 is 4.00 ms, the bound is 1",
                        "p95 is 4.00 ms, the bound is 2.5",
                        "p99 is 4.00 ms, the bound is 3"),
                of(Bounds.ofMs(1, 2.5, 3), 4, 0, 0, 0, 0, 0));
    }

    @Test
    void shouldBreakOnCpuAndOnTooFewAnswers() {
        assertEquals(
                List.of("CPU is 5.10 % of a core, the bound is 5"),
                of(Bounds.ofMs(1, 1, 1).cpuPercent(5), 0.5, 5.1, 0, 0, 0, 0));
        assertEquals(
                List.of("1000 answers a second, the bound is 1001"), of(Bounds.ofPerSecond(1_001), 0.5, 0, 0, 0, 0, 0));
    }

    @Test
    void shouldBearFewErrorsOnly() {
        final Bounds bounds = Bounds.ofP95Ms(1);
        assertEquals(List.of(), of(bounds, 0.5, 0, 1, 0, 0, 0));
        assertEquals(List.of("2 of 1002 were errors of the server"), of(bounds, 0.5, 0, 2, 0, 0, 0));
        assertEquals(List.of("1 of 1001 were answers of another kind"), of(bounds, 0.5, 0, 0, 1, 0, 0));
        assertEquals(List.of("1 of 1001 were requests without an answer"), of(bounds, 0.5, 0, 0, 0, 1, 0));
        assertEquals(List.of("1 of 1001 were requests without an answer"), of(bounds, 0.5, 0, 0, 0, 0, 1));
    }

    @Test
    void shouldBreakWithoutAnswers() {
        final LoadResult nothing = new LoadResult(new Histogram(3), 0, 0, 0, 0, 0, 1, Set.of());
        assertEquals(
                List.of("no good answer"),
                new Measurement(objective(Bounds.ofP95Ms(1)), nothing, 0, Optional.empty()).breaches());
    }

    @Test
    void shouldBreakOnMemoryDescriptorsAndAPageThatIsTooLong() {
        final long mib = 1 << 20;
        assertEquals(
                List.of(), new Resources("x", new ServerFacts(0, 100 * mib, 99, 10_000), 40 * mib, 0, 1).breaches());
        assertEquals(
                List.of(
                        "memory grew by 64.0 MiB over a bare JVM, the bound is 64.0 MiB",
                        "100 of 10000 descriptors are open, the bound is 1 %",
                        "the page has 4.00 MiB, the bound is 4.00 MiB"),
                new Resources("x", new ServerFacts(0, 104 * mib, 100, 10_000), 40 * mib, 0, 4 * mib).breaches());
        final ServerFacts unknown = new ServerFacts(-1, -1, -1, -1);
        assertEquals(List.of(), new Resources("x", unknown, -1, -1, 0).breaches());
        assertTrue(new Resources("x", unknown, -1, -1, 2 * mib).isPageWarned());
    }

    @Test
    void shouldNotBeKeptIfItWasStopped() {
        final ExposerSummary summary = new ExposerSummary(
                new ExposerSettings(1, 1, Pattern.compile(".*"), false),
                BenchMachine.here(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                true);
        assertEquals(List.of("it was stopped: not everything was measured"), summary.breaches());
    }

    @Test
    void shouldSayWhichKeyExchangesWereAgreedOn() {
        final LoadResult result =
                new LoadResult(new Histogram(3), 0, 0, 0, 0, 0, 1, new TreeSet<>(Set.of("X25519", "P-256")));
        final ExposerSummary summary = new ExposerSummary(
                new ExposerSettings(1, 1, Pattern.compile(".*"), false),
                BenchMachine.here(),
                List.of(new Measurement(objective(Bounds.ofP95Ms(1)), result, 0, Optional.empty())),
                List.of(),
                List.of(),
                Optional.empty(),
                false);
        assertTrue(summary.lines().contains("x: TLS 1.3, key exchange P-256, X25519"), () -> "" + summary.lines());
        assertTrue(summary.json().contains("\"key_exchanges\":[\"P-256\",\"X25519\"]"), summary::json);
    }

    @Test
    void shouldAskATlsServerOverTlsAndNoOther() {
        for (final Objective objective : Objective.ALL) {
            assertEquals(objective.target().isTls, objective.link() != Objective.Link.PLAIN, objective::name);
        }
    }

    @Test
    void shouldReadWhatOtherToolsPrint() {
        assertEquals(
                Optional.of(new CrossCheck("wrk", 12_345.67)),
                new OtherTool.Known("wrk").parse("Running\nRequests/sec:  12345.67\nTransfer/sec: 1MB\n"));
        assertEquals(
                Optional.of(new CrossCheck("h2load", 29_500.33)),
                new OtherTool.Known("h2load").parse("\nfinished in 3.00s, 29500.33 req/s, 5MB/s\n"));
        assertEquals(Optional.empty(), new OtherTool.Known("wrk").parse("unable to connect"));
        assertEquals(Optional.empty(), OtherTool.find("/nowhere:/not/there"));
    }

    /** A thousand answers in a second, all of the same time, and what went wrong besides. */
    private static List<String> of(
            final Bounds bounds,
            final double ms,
            final double cpuPercent,
            final long serverErrors,
            final long otherAnswers,
            final long socketErrors,
            final long timeouts) {
        final Histogram latency = new Histogram(3);
        latency.recordValueWithCount((long) (ms * 1e6), 1_000);
        final LoadResult result =
                new LoadResult(latency, serverErrors, otherAnswers, socketErrors, timeouts, 1, NS_PER_S, Set.of());
        return new Measurement(objective(bounds), result, cpuPercent, Optional.empty()).breaches();
    }

    private static Objective objective(final Bounds bounds) {
        return new Objective("x", Target.FIRST_PARTY, "/metrics", Objective.Link.PLAIN, 1, 1_000, Expected.OK, bounds);
    }
}
