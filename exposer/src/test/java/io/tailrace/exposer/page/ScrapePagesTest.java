package io.tailrace.exposer.page;

import static io.tailrace.exposer.ViewFixture.descriptor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.tailrace.codec.prometheus.ExpositionForm;
import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.codec.prometheus.NameEscaping;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.SeriesInfo;
import io.tailrace.exposer.Pages;
import io.tailrace.exposer.ViewFixture;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.answer.Route;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScrapePagesTest {
    private static final String BASE = "service=\"svc\",instance=\"one\",build_version=\"1.2.3\",amnesia=\"off\"";
    private static final MetricDescriptor REJECTED = MetricDescriptor.counter("rejected_total")
            .help("Refused by the engine.")
            .labelNames("reason")
            .firstParty()
            .build();
    private static final MetricDescriptor ORDERS = MetricDescriptor.counter("orders_total")
            .help("Orders.")
            .labelNames("shop")
            .build();

    private final ViewFixture fixture = new ViewFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldEqualTheGoldenPage() throws IOException {
        fixture.metrics.ready(true);
        fixture.metrics.answered(Route.METRICS, "GET", 200);
        fixture.metrics.answerSent(Route.METRICS, 300_000);
        final String page = fixture.epoch(1, false)
                .counter(ORDERS, 7, "north \"1\"")
                .counter(ORDERS, 3, "a\\b")
                .gauge(MetricDescriptor.gauge("level").help("Level.").build(), 0.25)
                .counter(REJECTED, 4, "cardinality")
                .checkpoint()
                .page();
        try (InputStream golden = ScrapePagesTest.class.getResourceAsStream("/golden-page.txt")) {
            assertEquals(new String(golden.readAllBytes(), UTF_8), page);
        }
        Pages.checkWholeness(page);
    }

    @Test
    void shouldShowFamiliesWithoutSeriesWhileItIsUnknownWhoRecords() {
        final String page = fixture.page();
        for (final MetricFamily family : MetricFamilies.ALL) {
            final boolean isAlwaysThere = family.isGolden() || family.source().isExposer();
            assertEquals(isAlwaysThere, page.contains("# TYPE " + family.name() + " "), family.name());
        }
        assertEquals(0, page.lines().filter(line -> !line.startsWith("#")).count());
        assertTrue(fixture.epoch(1, false).checkpoint().page().contains("service_restarts_total{" + BASE + "} 0"));
    }

    @Test
    void shouldShowNothingOfTheLogThatItMayHaveMissed() {
        fixture.epoch(1, false).counter(REJECTED, 4, "cardinality").counter(ORDERS, 7, "north");
        final String page = fixture.page();
        assertFalse(page.contains("orders_total"), page);
        assertFalse(page.contains("reason=\"cardinality\""), page);
        assertFalse(page.contains("service_restarts_total{"), page);
        assertEquals(0, Pages.value(page, "rejected_total{" + BASE + ",reason=\"method\"}"));
        assertEquals(
                4, Pages.value(fixture.checkpoint().page(), "rejected_total{" + BASE + ",reason=\"cardinality\"}"));
    }

    @Test
    void shouldPutBaseLabelsOnFirstPartySeriesOnly() {
        final String page = fixture.epoch(1, true)
                .counter(ORDERS, 7, "north")
                .counter(REJECTED, 1, "cardinality")
                .series(MetricDescriptor.histogram("request_latency_seconds")
                        .unit(Unit.SECONDS)
                        .help("Registered by a host that did not say firstParty().")
                        .build())
                .checkpoint()
                .page();
        assertEquals(7, Pages.value(page, "orders_total{shop=\"north\"}"));
        Pages.labelSets(page).forEach((name, labelSets) -> {
            if (!name.equals("orders_total")) {
                labelSets.forEach(labels -> assertTrue(
                        labels.startsWith("{" + BASE.replace("amnesia=\"off\"", "amnesia=\"on\"")), name + labels));
            }
        });
    }

    @Test
    void shouldAddTheLogsCountsToItsOwn() {
        fixture.metrics.refused(Refusal.METHOD);
        fixture.metrics.refused(Refusal.METHOD);
        final String page = fixture.epoch(1, false)
                .counter(REJECTED, 40, "method")
                .counter(REJECTED, 5, "quota")
                .checkpoint()
                .page();
        assertEquals(42, Pages.value(page, "rejected_total{" + BASE + ",reason=\"method\"}"));
        assertEquals(5, Pages.value(page, "rejected_total{" + BASE + ",reason=\"quota\"}"));
        assertEquals(0, Pages.value(page, "rejected_total{" + BASE + ",reason=\"cardinality\"}"));
        Pages.checkWholeness(page);
    }

    /** Today's engines refuse such a metric; older journals may have one. */
    @Test
    void shouldLoseNothingOfWhatAnOlderJournalHasUnderANameOfOurs() {
        final String page = fixture.epoch(1, false)
                .counter(descriptor("http_requests_total", MetricType.COUNTER, 1, "shop"), 7, "north")
                .counter(descriptor("tailrace_samples_total", MetricType.COUNTER, 1), 9)
                .counter(ORDERS, 3, "north")
                .checkpoint()
                .page();
        assertEquals(7, Pages.value(page, "http_requests_total{" + BASE + ",shop=\"north\"}"));
        assertEquals(9, Pages.value(page, "tailrace_samples_total"));
        assertEquals(3, Pages.value(page, "orders_total{shop=\"north\"}"));
        Pages.checkWholeness(page);
    }

    @Test
    void shouldReplaceZerosByWhatIsRecorded() {
        final MetricDescriptor kex = MetricDescriptor.counter("pq_kex_failures_total")
                .help("By a host.")
                .labelNames("algo", "role")
                .firstParty()
                .build();
        final MetricDescriptor latency = MetricDescriptor.histogram("request_latency_seconds")
                .unit(Unit.SECONDS)
                .help("By a host.")
                .labelNames("route", "method")
                .firstParty()
                .build();
        final String page = fixture.epoch(1, false)
                .counter(kex, 3, "X25519MLKEM768", "client")
                .counter(kex, 2, "P256", "client")
                .checkpoint()
                .page();
        final String prefix = "pq_kex_failures_total{" + BASE + ",algo=\"";
        assertEquals(3, Pages.value(page, prefix + "X25519MLKEM768\",role=\"client\"}"));
        assertEquals(0, Pages.value(page, prefix + "X25519MLKEM768\",role=\"server\"}"));
        assertEquals(2, Pages.value(page, prefix + "P256\",role=\"client\"}"));
        assertEquals(0, Pages.value(page, "request_latency_seconds_count{" + BASE + "}"));
        fixture.view.onSeries(new SeriesInfo(99, latency, List.of("/a", "GET")));
        final String later = fixture.page();
        assertEquals(0, Pages.value(later, "request_latency_seconds_count{" + BASE + ",route=\"/a\",method=\"GET\"}"));
        assertFalse(later.contains("request_latency_seconds_count{" + BASE + "}"), later);
        Pages.checkWholeness(later);
    }

    @Test
    void shouldLeaveOutWhatCannotStandOnAPageAndKeepTheRest() {
        final String page = fixture.epoch(1, false)
                .counter(descriptor("forged_total 1\nevil", MetricType.COUNTER, 1), 1)
                .counter(descriptor("bad_label_total", MetricType.COUNTER, 1, "a=\"\"} 1\n"), 1, "v")
                .counter(descriptor("twice_total", MetricType.COUNTER, 1, "a", "a"), 1, "v", "v")
                .counter(descriptor("based_total", MetricType.COUNTER, 1), 6)
                .series(descriptor("inflight_requests", MetricType.HISTOGRAM, 1))
                .series(descriptor("le_seconds", MetricType.HISTOGRAM, 1, "le"), "1")
                .gauge(descriptor("bus_lagged_total", MetricType.GAUGE, 1), 2)
                .checkpoint()
                .page();
        assertEquals(1, Pages.value(page, "forged_total_1_evil"), "any text is a name, but none ends a line");
        assertEquals(1, Pages.value(page, "bad_label_total{a_____1_=\"v\"}"));
        assertFalse(page.contains("le_seconds_bucket") || page.contains("twice_total"), page);
        assertEquals(6, Pages.value(page, "based_total"));
        assertEquals(0, Pages.value(page, "bus_lagged_total{" + BASE + "}"));
        assertTrue(page.contains("# TYPE inflight_requests gauge\n"), page);
        Pages.checkWholeness(page);
    }

    @Test
    void shouldKeepOurFamiliesWhateverAJournalCallsItsOwn() {
        final String page = fixture.epoch(1, false)
                .counter(descriptor("bus.lagged_total", MetricType.COUNTER, 1), 5)
                .checkpoint()
                .page();
        assertEquals(0, Pages.value(page, "bus_lagged_total{" + BASE + "}"));
        assertFalse(page.contains("bus_lagged_total 5"), page);
        Pages.checkWholeness(page);
    }

    @Test
    void shouldShowOnlyTheNewerOfTwoVersionsOfASeries() {
        final String page = fixture.epoch(1, false)
                .counter(descriptor("both_total", MetricType.COUNTER, 1, "a", "b"), 1, "x", "y")
                .counter(descriptor("both_total", MetricType.COUNTER, 1, "a", "b"), 2, "x", "z")
                .counter(descriptor("both_total", MetricType.COUNTER, 2, "b", "a"), 3, "y", "x")
                .gauge(descriptor("changed", MetricType.GAUGE, 2), 4)
                .counter(descriptor("changed", MetricType.COUNTER, 1), 5)
                .checkpoint()
                .page();
        assertEquals(3, Pages.value(page, "both_total{b=\"y\",a=\"x\"}"));
        assertEquals(2, Pages.value(page, "both_total{a=\"x\",b=\"z\"}"));
        assertFalse(page.contains("both_total{a=\"x\",b=\"y\"}"), page);
        assertEquals(4, Pages.value(page, "changed"));
        Pages.checkWholeness(page);
    }

    @Test
    void shouldBeginAnewWithAnEpoch() {
        fixture.epoch(1, false).counter(ORDERS, 7, "north").checkpoint();
        assertTrue(fixture.page().contains("amnesia=\"off\""));
        final String page = fixture.epoch(2, true).page();
        assertFalse(page.contains("orders_total") || page.contains("amnesia=\"off\""), page);
        assertTrue(page.contains("amnesia=\"on\""), page);
    }

    @Test
    void shouldKeepOneOfTwoFamiliesThatAreWrittenAlike() {
        fixture.epoch(1, false)
                .counter(descriptor("http.requests_total", MetricType.COUNTER, 1), 5)
                .counter(descriptor("orders.done_total", MetricType.COUNTER, 1), 1)
                .counter(descriptor("orders_done_total", MetricType.COUNTER, 1), 2)
                .checkpoint();
        final String escaped = fixture.page();
        assertEquals(1, Pages.value(escaped, "orders_done_total"));
        assertFalse(escaped.contains("http_requests_total 5"), "our own family of the name stays");
        Pages.checkWholeness(escaped);
        final String plain = fixture.page(ExpositionFormat.of(ExpositionForm.TEXT, NameEscaping.ALLOW_UTF_8));
        assertEquals(5, Pages.value(plain, "{\"http.requests_total\"}"));
        assertEquals(1, Pages.value(plain, "{\"orders.done_total\"}"));
        assertEquals(2, Pages.value(plain, "orders_done_total"));
    }

    @Test
    void shouldWriteOpenMetricsWithCreationTimesAsFarAsTheyAreKnown() {
        final String page = fixture.epoch(1, false)
                .counter(ORDERS, 7, "north")
                .checkpoint()
                .page(ExpositionFormat.of(ExpositionForm.OPEN_METRICS, NameEscaping.UNDERSCORES));
        assertTrue(
                page.contains("# TYPE orders counter\n# HELP orders Orders.\norders_total{shop=\"north\"} 7\n"), page);
        assertTrue(page.endsWith("# EOF\n"), page);
        assertEquals(1, page.lines().filter("# EOF"::equals).count());
    }

    @Test
    void shouldGiveUpAFormatThatNobodyAsksForForAMinute() {
        fixture.epoch(1, false).counter(ORDERS, 7, "north").checkpoint();
        final ByteBuf sent =
                fixture.pages.answer(ExpositionFormat.DEFAULT, 1, 0, 0).shared().retain();
        fixture.pages.refresh(1 + ScrapePages.IDLE_NS);
        assertTrue(sent.refCnt() > 1, "given up too early");
        fixture.pages.refresh(2 + ScrapePages.IDLE_NS);
        assertEquals(1, sent.refCnt());
        assertTrue(fixture.page().contains("orders_total"));
        sent.release();
    }

    @Test
    void shouldTellForHowLongSlowClientsKeepNewsFromThePage() {
        fixture.epoch(1, false).counter(ORDERS, 7, "north");
        final List<ByteBuf> sent = new ArrayList<>();
        for (int i = 1; i <= Generations.MOST_ALIVE; i++) {
            fixture.counter(ORDERS, i, "shop " + i).checkpoint();
            sent.add(fixture.pages
                    .answer(ExpositionFormat.DEFAULT, i, 0, 0)
                    .shared()
                    .retain());
            assertEquals(0, fixture.pages.heldBackNs(100));
        }
        fixture.counter(ORDERS, 9, "late").checkpoint();
        fixture.pages.refresh(10);
        assertEquals(90, fixture.pages.heldBackNs(100));
        sent.remove(0).release();
        fixture.pages.refresh(110);
        assertEquals(0, fixture.pages.heldBackNs(200));
        sent.forEach(ByteBuf::release);
    }
}
