package io.tailrace.test;

import static io.tailrace.test.TailraceAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.RecordResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** Every assertion holds where it should, and says what there is where it does not. */
@ExtendWith(TestEngineExtension.class)
class EngineAssertTest {
    private TestEngine engine;
    private Metric latency;
    private Metric sizes;
    private Metric orders;
    private Metric open;

    @BeforeEach
    void register(final TestEngine injected) {
        engine = injected;
        latency = engine.register(MetricDescriptor.histogram("order_seconds")
                .unit(Unit.SECONDS)
                .help("Time.")
                .labelNames("side", "venue")
                .build());
        sizes = engine.register(
                MetricDescriptor.histogram("order_size").help("Size.").build());
        orders = engine.register(MetricDescriptor.counter("orders_total")
                .help("Orders.")
                .labelNames("side")
                .build());
        open = engine.register(MetricDescriptor.gauge("orders_open")
                .help("Open.")
                .labelNames("side")
                .build());
    }

    @Test
    void shouldGiveAllMethodsOfATestTheSameEngine(final TestEngine injected) {
        assertSame(engine, injected);
        assertThat(engine).hasNothingRecorded().hasNothingRefused().hasEntries(0);
    }

    @Test
    void shouldJudgeHistograms() {
        for (int ms = 1; ms <= 100; ms++) {
            engine.channel().histogram(latency, "buy", "x").record(ms * 1_000_000L);
        }
        engine.channel().histogram(latency, "sell", "y").record(7_000_000_000L);
        engine.channel().histogram(sizes).record(12);

        assertThat(engine)
                .histogram("order_seconds")
                .hasCount(101)
                .labels("buy", "x")
                .hasCount(100)
                .hasMin(Duration.ofMillis(1))
                .hasMax(Duration.ofMillis(100))
                .hasP50Below(Duration.ofMillis(51))
                .hasP90Below(Duration.ofMillis(91))
                .hasP99Below(Duration.ofMillis(100))
                .hasP999Below(Duration.ofMillis(101))
                .hasPercentileBelow(10, Duration.ofMillis(11));
        assertThat(engine)
                .histogram("order_size")
                .hasMax(12)
                .hasMin(12)
                .hasP50Below(13)
                .hasP90Below(13)
                .hasP99Below(13)
                .hasP999Below(13);

        final HistogramAssert buys =
                assertThat(engine).histogram("order_seconds").labels("buy", "x");
        fails("order_seconds{side=buy,venue=x} has 100 samples, not 3", () -> buys.hasCount(3));
        fails("has the highest sample PT0.1S, not PT1S", () -> buys.hasMax(Duration.ofSeconds(1)));
        fails("has the lowest sample PT0.001S, not PT1S", () -> buys.hasMin(Duration.ofSeconds(1)));
        fails("has p99.0 at PT0.09", () -> buys.hasP99Below(Duration.ofMillis(99)));
        fails(
                "order_size has p50.0 at 12, not below 12",
                () -> assertThat(engine).histogram("order_size").hasP50Below(12));
        fails(
                "order_size is no time, but recorded in NONE",
                () -> assertThat(engine).histogram("order_size").hasMax(Duration.ofSeconds(1)));
    }

    @Test
    void shouldJudgeCountersAndGauges() {
        engine.channel().counter(orders, "buy").add(5);
        engine.channel().counter(orders, "sell").add(2);
        engine.channel().gauge(open, "buy").set(3.5);

        assertThat(engine).counter("orders_total").hasTotal(7).labels("sell").hasTotal(2);
        assertThat(engine).gauge("orders_open").hasValue(3.5).labels("buy").hasValueBetween(3, 4);

        fails(
                "orders_total has the total 7, not 8",
                () -> assertThat(engine).counter("orders_total").hasTotal(8));
        fails(
                "orders_open{side=buy} is 3.5, not 4.0",
                () -> assertThat(engine).gauge("orders_open").labels("buy").hasValue(4));
        fails(
                "orders_open is 3.5, not between 4.0 and 5.0",
                () -> assertThat(engine).gauge("orders_open").hasValueBetween(4, 5));
        engine.channel().gauge(open, "sell").set(Double.NaN);
        fails(
                "several label sets: choose one by labels(...) out of orders_open{side=buy}, orders_open{side=sell}",
                () -> assertThat(engine).gauge("orders_open").hasValue(3.5));
        fails(
                "is NaN, not between",
                () -> assertThat(engine).gauge("orders_open").labels("sell").hasValueBetween(0, 9));
    }

    @Test
    void shouldSayWhatThereIsInstead() {
        engine.channel().counter(orders, "buy").increment();

        fails(
                "there is no counter order_total; near it: orders_total",
                () -> assertThat(engine).counter("order_total"));
        fails("; there is: ", () -> assertThat(engine).counter("nothing_like_it"));
        fails(
                "orders_total is a counter, not a histogram",
                () -> assertThat(engine).histogram("orders_total"));
        fails(
                "nothing was recorded into orders_total{side=swap}; there is orders_total{side=buy}",
                () -> assertThat(engine).counter("orders_total").labels("swap"));
        fails(
                "orders_total has the labels [side], and 2 values were given",
                () -> assertThat(engine).counter("orders_total").labels("a", "b"));
        fails(
                "something was recorded: orders_total{side=buy}",
                () -> assertThat(engine).hasNothingRecorded());
        fails("0 samples were refused, not 4", () -> assertThat(engine).hasRefused(4));
        fails("0 entries were told, not 1: []", () -> assertThat(engine).hasEntries(1));
        fails("no entry is as expected, of []", () -> assertThat(engine).hasEntry(entry -> true));
    }

    @Test
    void shouldTakeWhatWasNeverRecordedForZeroButNotWhatIsNotRegistered() {
        engine.channel().counter(orders, "buy").increment();
        assertThat(engine)
                .histogram("order_seconds")
                .hasCount(0)
                .labels("buy", "x")
                .hasCount(0);
        fails(
                "order_seconds has no sample",
                () -> assertThat(engine).histogram("order_seconds").hasP99Below(Duration.ofDays(1)));
        fails(
                "nothing was recorded into orders_open",
                () -> assertThat(engine).gauge("orders_open").hasValue(0));
    }

    @Test
    void shouldCountWhatWasRefused() {
        try (TestEngine small = TestEngine.launch(new EngineContext().ringSamples(256))) {
            final Metric hits = small.register(
                    MetricDescriptor.counter("hits_total").help("Hits.").build());
            int refused = 0;
            for (int i = 0; i < 1_000; i++) {
                refused += small.channel().counter(hits).increment() == RecordResult.ACCEPTED ? 0 : 1;
            }
            assertTrue(refused > 0);
            assertThat(small).hasRefused(refused).counter("hits_total").hasTotal(1_000 - refused);
            fails("samples were refused, not 0", () -> assertThat(small).hasNothingRefused());
        }
    }

    @Test
    void shouldLetTimePassOnlyWhenItIsTold() {
        final long beforeNs = engine.clock().nanoTime();
        assertThat(engine).hasNothingRecorded();
        assertEquals(beforeNs, engine.clock().nanoTime());
        engine.advance(Duration.ofMillis(250));
        assertEquals(beforeNs + 250_000_000L, engine.clock().nanoTime());
        engine.advance(Duration.ofDays(1));
        assertEquals(beforeNs + 86_400_250_000_000L, engine.clock().nanoTime());
    }

    @Test
    void shouldFindNearNames() {
        final List<String> names = List.of("orders_total", "order_seconds", "http_requests_total");
        assertEquals(List.of("orders_total"), NearNames.of("ordres_total", names));
        assertEquals(List.of("http_requests_total"), NearNames.of("http_requests", names));
        assertEquals(List.of(), NearNames.of("zzz", names));
        assertEquals(3, NearNames.distance("kitten", "sitting"));
    }

    private static void fails(final String message, final Executable assertion) {
        final AssertionError failure = assertThrows(AssertionError.class, assertion);
        assertTrue(failure.getMessage().contains(message), failure::getMessage);
    }
}
