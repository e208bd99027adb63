package io.tailrace.exposer.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.FrameHandler;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.exposer.Concluded;
import io.tailrace.exposer.EngineFixture;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.HealthState;
import io.tailrace.exposer.Pages;
import io.tailrace.exposer.answer.Answer;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScrapeStateTest {
    private static final String BASE = "service=\"svc\",instance=\"one\",build_version=\"1.2.3\",amnesia=\"on\"";

    private final EngineFixture engine = new EngineFixture();
    private final SettableClock clock = engine.clock;
    private final HealthState health = new HealthState();
    private final ExposerMetrics metrics = new ExposerMetrics();
    private final BreakableTailer tailer =
            new BreakableTailer(engine.engine.openTailer("test", StartPosition.LAST_CHECKPOINT));
    private final ScrapeState state =
            Concluded.state(new ExposerContext(), tailer, clock, health, metrics, new DistinctWarnings());

    @AfterEach
    void close() {
        state.close();
        engine.close();
    }

    @Test
    void shouldShowTheLastWholeSnapshot() {
        final ChannelCounter orders = engine.channel.counter(engine.engine.register(
                MetricDescriptor.counter("orders_total").help("Orders.").build()));
        final ChannelHistogram latency =
                engine.channel.histogram(engine.engine.register(MetricDescriptor.histogram("latency_seconds")
                        .unit(Unit.SECONDS)
                        .help("Latency.")
                        .bounds(0.001, 0.01)
                        .build()));
        orders.add(3);
        latency.record(400_000);
        latency.record(2_000_000);
        latency.record(30_000_000);
        engine.cut();
        readAll();
        final String page = page();
        assertEquals(3, Pages.value(page, "orders_total"));
        assertEquals(1, Pages.value(page, "latency_seconds_bucket{le=\"0.001\"}"));
        assertEquals(2, Pages.value(page, "latency_seconds_bucket{le=\"0.01\"}"));
        assertEquals(3, Pages.value(page, "latency_seconds_bucket{le=\"+Inf\"}"));
        assertEquals(3, Pages.value(page, "latency_seconds_count"));
        assertEquals(0.0324, Pages.value(page, "latency_seconds_sum"));
        assertEquals(1, Pages.value(page, "health_ready{" + BASE + "}"));
        Pages.checkWholeness(page);

        orders.add(4);
        engine.cut();
        assertEquals(3, Pages.value(page(), "orders_total"), "not read yet");
        readAll();
        assertEquals(7, Pages.value(page(), "orders_total"));
    }

    @Test
    void shouldMakeAPageOnceASnapshot() {
        engine.cut();
        readAll();
        final Answer first = metrics();
        final ByteBuf logPart = first.shared().retain();
        final String logText = logPart.toString(UTF_8);
        assertSame(first, metrics());
        metrics.refused(Refusal.METHOD);
        assertSame(first, metrics(), "what the exposer counts may be a poll interval old");
        clock.advanceMs(10);
        final Answer second = metrics();
        assertNotSame(first, second);
        assertSame(logPart, second.shared(), "what the log says did not change");
        clock.advanceMs(10);
        assertSame(second, metrics());

        final ChannelCounter counter = engine.channel.counter(engine.engine.register(
                MetricDescriptor.counter("orders_total").help("Orders.").build()));
        counter.add(1);
        engine.cut();
        readAll();
        assertNotSame(second, metrics());
        assertEquals(logText, logPart.toString(UTF_8), "who still reads the old one reads on");
        assertFalse(logPart.release());
        counter.add(1);
        engine.cut();
        readAll();
        assertSame(logPart, metrics().shared(), "nobody reads it, so its memory serves again");
    }

    @Test
    void shouldBeReadyWhenASnapshotIsThereAndSaySince() {
        final JsonNode before = readiness(503);
        assertEquals(List.of("snapshot_missing"), missing(before));
        assertEquals("2026-01-01T00:00:00Z", before.get("since").asString());
        assertEquals(5, before.get("retry_after").asInt());
        clock.advanceMs(2_000);
        engine.cut();
        readAll();
        final JsonNode after = readiness(200);
        assertFalse(after.get("degraded").asBoolean());
        assertEquals(List.of(), missing(after));
        assertEquals(0, after.get("retry_after").asInt());
        assertEquals("2026-01-01T00:00:02Z", after.get("since").asString());
        assertEquals(5, after.size());
    }

    @Test
    void shouldSayWhenTheJournalIsStale() {
        engine.cut();
        readAll();
        clock.advanceMs(1_000);
        readiness(200);
        clock.advanceMs(1);
        assertEquals(List.of("journal_stale"), missing(readiness(503)));
        assertEquals(0, Pages.value(page(), "health_ready{" + BASE + "}"));
        engine.work();
        readAll();
        assertEquals(List.of("journal_stale"), missing(readiness(503)), "held, so that readiness does not flap");
        passHold();
        readiness(200);
        assertEquals(1, Pages.value(page(), "health_ready{" + BASE + "}"));
    }

    @Test
    void shouldShowWhatTheLastSignOfLifeSays() {
        assertFalse(Pages.labelSets(page()).containsKey("tailrace_journal_lag_seconds"), "nothing is known yet");
        engine.clock.advanceMs(500);
        engine.work();
        readAll();
        assertEquals(0, Pages.value(page(), "tailrace_journal_lag_seconds{" + BASE + "}"));
        assertEquals(0, Pages.value(page(), "tailrace_ring_occupancy_ratio{" + BASE + "}"));
        metrics.status(new StatusInfo(0, Set.of(), 1_250, 815, 1));
        clock.advanceMs(10);
        assertEquals(1.25, Pages.value(page(), "tailrace_journal_lag_seconds{" + BASE + "}"));
        assertEquals(0.815, Pages.value(page(), "tailrace_ring_occupancy_ratio{" + BASE + "}"));
    }

    @Test
    void shouldNameEachCauseOnceAndKeepSinceWhileNotReady() {
        engine.cut();
        readAll();
        health.set("shutdown", false).set("config_loaded", false);
        final JsonNode first = readiness(503);
        assertEquals(List.of("config_loaded", "shutdown"), missing(first));
        clock.advanceMs(900);
        state.beginShutdown();
        final JsonNode second = readiness(503);
        assertEquals(List.of("shutdown", "config_loaded"), missing(second));
        assertEquals(first.get("since"), second.get("since"));
        assertTrue(state.isShutdown());
    }

    @Test
    void shouldSurviveALogThatCannotBeRead() {
        engine.cut();
        readAll();
        tailer.isBroken = true;
        assertEquals(0, state.poll(100));
        assertEquals(List.of("journal_unreadable"), missing(readiness(503)));
        assertTrue(page().contains("health_ready{" + BASE + "} 0"));
        tailer.isBroken = false;
        readAll();
        passHold();
        readiness(200);
    }

    @Test
    void shouldReadNoMoreFramesThanItIsTold() {
        engine.cut();
        assertEquals(1, state.poll(1));
    }

    @Test
    void shouldCloseItsTailer() {
        state.close();
        engine.cut();
        assertEquals(0, state.poll(100));
    }

    /** With signs of life, as an engine gives them. */
    private void passHold() {
        for (int i = 0; i < 2; i++) {
            clock.advanceMs(500);
            engine.work();
            readAll();
        }
    }

    private void readAll() {
        while (state.poll(100) > 0) {
            Thread.onSpinWait();
        }
    }

    private Answer metrics() {
        return state.metrics(ExpositionFormat.DEFAULT);
    }

    private String page() {
        final Answer page = metrics();
        assertEquals(200, page.status());
        return Pages.text(page);
    }

    private JsonNode readiness(final int status) {
        final Answer answer = state.readiness();
        final String head = new String(answer.head(), UTF_8);
        final String body = Pages.text(answer);
        assertEquals(status, answer.status(), body);
        assertEquals(status == 503, head.contains("\r\nRetry-After: 5\r\n"), head);
        final JsonNode json = JsonMapper.shared().readTree(body);
        assertEquals(status == 503, json.get("degraded").asBoolean());
        return json;
    }

    private static List<String> missing(final JsonNode readiness) {
        return readiness.get("missing").valueStream().map(JsonNode::asString).toList();
    }

    private static final class BreakableTailer implements FrameTailer {
        private final FrameTailer tailer;
        private boolean isBroken;

        BreakableTailer(final FrameTailer tailer) {
            this.tailer = tailer;
        }

        @Override
        public int poll(final FrameHandler handler, final int frameLimit) {
            if (isBroken) {
                throw new FrameLogException("broken by the test");
            }
            return tailer.poll(handler, frameLimit);
        }

        @Override
        public void acknowledge() {
            tailer.acknowledge();
        }

        @Override
        public long lostFrames() {
            return tailer.lostFrames();
        }

        @Override
        public void close() {
            tailer.close();
        }
    }
}
