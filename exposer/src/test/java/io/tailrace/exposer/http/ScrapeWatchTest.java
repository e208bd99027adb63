package io.tailrace.exposer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.exposer.fault.EventLog;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.testsupport.CapturedLog;
import org.junit.jupiter.api.Test;

class ScrapeWatchTest {
    private static final long INTERVAL_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * INTERVAL_NS;

    private final ExposerMetrics metrics = new ExposerMetrics();
    private final EventLog events = new EventLog();

    @Test
    void shouldCountNothingWhenNothingIsExpected() {
        final ScrapeWatch watch = new ScrapeWatch(metrics, events, 0, 0);
        assertEquals("", CapturedLog.of(() -> watch.onTurn(Long.MAX_VALUE)));
        assertEquals(0, missed());
    }

    @Test
    void shouldBearAScrapeThatIsHalfAnIntervalLate() {
        final ScrapeWatch watch = new ScrapeWatch(metrics, events, INTERVAL_NS, 0);
        for (long nowNs = INTERVAL_NS * 3 / 2 - 1; nowNs < MINUTE_NS; nowNs += INTERVAL_NS * 3 / 2 - 1) {
            watch.onTurn(nowNs);
            watch.onScrape(nowNs);
        }
        assertEquals(0, missed());
    }

    @Test
    void shouldCountEachMissedIntervalOnceHoweverOftenOneLooks() {
        final ScrapeWatch watch = new ScrapeWatch(metrics, events, INTERVAL_NS, 0);
        for (long nowNs = 0; nowNs < 10 * INTERVAL_NS + INTERVAL_NS / 2; nowNs += INTERVAL_NS / 100) {
            watch.onTurn(nowNs);
        }
        assertEquals(9, missed());
        watch.onTurn(10 * INTERVAL_NS + INTERVAL_NS / 2);
        assertEquals(10, missed());
    }

    @Test
    void shouldCountWhatWasMissedWhileNobodyLooked() {
        final ScrapeWatch watch = new ScrapeWatch(metrics, events, INTERVAL_NS, 0);
        watch.onTurn(100 * INTERVAL_NS + INTERVAL_NS / 2);
        assertEquals(100, missed());
    }

    @Test
    void shouldCountWhatWasMissedWhenTheNextScrapeIsQuickerThanATurn() {
        final ScrapeWatch watch = new ScrapeWatch(metrics, events, INTERVAL_NS, 0);
        watch.onScrape(3 * INTERVAL_NS);
        watch.onTurn(4 * INTERVAL_NS);
        assertEquals(2, missed());
    }

    @Test
    void shouldWarnOnceAnOutage() {
        final ScrapeWatch watch = new ScrapeWatch(metrics, events, INTERVAL_NS, 0);
        final String first = CapturedLog.of(() -> {
            for (int i = 1; i <= 20; i++) {
                watch.onTurn(i * INTERVAL_NS);
            }
        });
        assertEquals(1, first.lines().count(), first);
        assertTrue(first.contains("scrape.missed") && first.contains("no scrape for 2000 ms"), first);
        final String end = CapturedLog.of(() -> watch.onScrape(20 * INTERVAL_NS));
        assertTrue(end.contains("19 scrapes were missed"), end);
        events.onTurn(MINUTE_NS);
        final String second = CapturedLog.of(() -> watch.onTurn(MINUTE_NS));
        assertTrue(second.contains("no scrape for 40000 ms"), second);
        assertEquals(19 + 39, missed());
    }

    @Test
    void shouldExpectAnotherIntervalFromThenOn() {
        final ScrapeWatch watch = new ScrapeWatch(metrics, events, 0, 0);
        watch.expect(INTERVAL_NS, MINUTE_NS);
        watch.onTurn(MINUTE_NS + INTERVAL_NS);
        assertEquals(0, missed());
        watch.expect(INTERVAL_NS, MINUTE_NS + INTERVAL_NS);
        watch.onTurn(MINUTE_NS + 2 * INTERVAL_NS);
        assertEquals(1, missed());
    }

    private long missed() {
        return metrics.family(MetricFamilies.TAILRACE_SCRAPES_MISSED_TOTAL)
                .value()
                .value();
    }
}
