package io.tailrace.samples.kvstore.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoreFeedTest {
    private static final Guardrail GUARDRAIL = Guardrail.defaults().get(0);
    private static final StoreStats STATS = new KvStore(1, 16, Backend.CHAINING).stats();

    private final StoreFeed feed = new StoreFeed();

    @Test
    void shouldHaveNothingToReportBeforeTheFirstCheck() {
        assertTrue(feed.take().isEmpty());
    }

    @Test
    void shouldRememberTheWorstOfAnAlertThatIsOver() {
        feed.checked(new StoreCheck(STATS, 0, List.of(new Alert(GUARDRAIL, 0.91, 1)), List.of()));
        feed.checked(new StoreCheck(STATS, 0, List.of(new Alert(GUARDRAIL, 0.95, 2)), List.of()));
        feed.checked(new StoreCheck(STATS, 0, List.of(new Alert(GUARDRAIL, 0.93, 3)), List.of()));
        feed.checked(new StoreCheck(STATS, 0, List.of(), List.of()));
        final StoreReport report = feed.take().orElseThrow();
        assertEquals(List.of(), report.activeAlerts());
        assertEquals(List.of(new Alert(GUARDRAIL, 0.95, 2)), report.pastAlerts());
        assertEquals(List.of(), feed.take().orElseThrow().pastAlerts());
    }

    @Test
    void shouldTellAnAlertOnceWhileItIsActive() {
        feed.checked(new StoreCheck(STATS, 0, List.of(new Alert(GUARDRAIL, 0.95, 1)), List.of()));
        feed.checked(new StoreCheck(STATS, 0, List.of(new Alert(GUARDRAIL, 0.93, 2)), List.of()));
        final StoreReport report = feed.take().orElseThrow();
        assertEquals(List.of(new Alert(GUARDRAIL, 0.93, 2)), report.activeAlerts());
        assertEquals(List.of(), report.pastAlerts());
    }

    @Test
    void shouldGiveUpTheOldestEventsAndCountThemWhenNobodyTakesThem() {
        for (int atNs = 0; atNs < 1_030; atNs++) {
            final StoreEvent event = new StoreEvent.Compacted(Backend.ROBIN_HOOD, "proactive", 1, atNs);
            feed.checked(new StoreCheck(STATS, 0, List.of(), List.of(event)));
        }
        final StoreReport report = feed.take().orElseThrow();
        assertEquals(6, report.lostEvents());
        assertEquals(1_024, report.events().size());
        assertEquals(6, report.events().get(0).atNs());
        assertEquals(0, feed.take().orElseThrow().lostEvents());
    }

    @Test
    void shouldSayWhatWasExceededAsTheTickSchemaDoes() {
        assertEquals("Load factor guardrail exceeded: 0.950 ≥ 0.900", new Alert(GUARDRAIL, 0.95, 1).message());
    }
}
