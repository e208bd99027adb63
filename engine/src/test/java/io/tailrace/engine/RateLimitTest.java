package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.reader.ChannelLimit;
import io.tailrace.engine.reader.ChannelLimit.Change;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.testsupport.CapturedLog;
import io.tailrace.testsupport.SettableClock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel in sustained breach goes under a rate limit until it is back inside its bounds; all of it reaches the journal (R-A4). */
class RateLimitTest {
    private static final String OVERFLOWS = "metrics_export_submission_queue_overflows_total";
    private static final String BLOCKS = "metrics_export_submission_block_total";
    private static final int RING = 256;
    private static final int PER_SECOND = 1_000;
    private static final int WINDOW_MS = 200;
    private static final int WINDOWS = 3;
    private static final int RECOVERY_MS = 1_000;
    private static final int LATE_MS = 150;

    private final Pipeline pipeline = Pipeline.of(limited(context -> {}));
    private final Received received = pipeline.received;
    private final Channel channel = pipeline.engine.openChannel("worker");
    private final ChannelCounter hits = channel.counter(pipeline.counter("hits_total"));
    private final Map<RecordResult, Long> answers = new EnumMap<>(RecordResult.class);

    private static EngineContext limited(final Consumer<EngineContext> more) {
        final EngineContext context = new EngineContext()
                .ringSamples(RING)
                .rateLimitPerSecond(PER_SECOND)
                .breachWindowNs(WINDOW_MS * 1_000_000L)
                .breachWindows(WINDOWS)
                .rateLimitRecoveryNs(RECOVERY_MS * 1_000_000L)
                .lateBoundNs(LATE_MS * 1_000_000L);
        more.accept(context);
        return context;
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void shouldLimitAChannelWhoseRingIsFullInSeveralWindows() {
        assertEquals(List.of(), overload((WINDOWS - 1) * WINDOW_MS));
        assertEquals(0, answers.getOrDefault(RecordResult.REFUSED_RATE_LIMITED, 0L));

        final List<ChannelLimit> limits = overload(WINDOW_MS);

        assertEquals(1, limits.size());
        assertEquals("worker", limits.get(0).channel());
        assertEquals(Change.LIMITED_FULL, limits.get(0).change());
        assertEquals(PER_SECOND, limits.get(0).samplesPerSecond());
        assertEquals(
                SettableClock.START_EPOCH_NS + WINDOWS * WINDOW_MS * 1_000_000L,
                limits.get(0).atNs());
        pipeline.interval();
        assertEquals(1, received.counter(BLOCKS, "worker"));
    }

    @Test
    void shouldTakeWhatTheLimitAllowsAndNoMore() {
        overload(WINDOWS * WINDOW_MS);
        drainBurst();
        pipeline.passMs(50);
        answers.clear();

        overload(RECOVERY_MS / 2);

        assertEquals(PER_SECOND * RECOVERY_MS / 2 / 1_000, answers.get(RecordResult.ACCEPTED));
        assertTrue(answers.get(RecordResult.REFUSED_RATE_LIMITED) > 0);
    }

    @Test
    void shouldEndTheLimitWhenTheChannelWasInsideItsBoundsForLongEnough() {
        overload(WINDOWS * WINDOW_MS);
        final List<ChannelLimit> limits = pass(RECOVERY_MS + WINDOW_MS);

        assertEquals(
                List.of(Change.LIMITED_FULL, Change.RELEASED),
                limits.stream().map(ChannelLimit::change).toList());
        for (int i = 0; i < RING; i++) {
            assertEquals(RecordResult.ACCEPTED, hits.increment());
        }
    }

    @Test
    void shouldAccountForEachCallInTheJournal() {
        overload(2 * WINDOWS * WINDOW_MS);
        channel.close();
        pipeline.interval();

        assertEquals(answers.get(RecordResult.ACCEPTED), received.counter("hits_total"));
        assertEquals(answers.get(RecordResult.REFUSED_FULL), received.counter(OVERFLOWS, "worker", "normal", "full"));
        assertEquals(
                answers.get(RecordResult.REFUSED_RATE_LIMITED),
                received.counter(OVERFLOWS, "worker", "normal", "rate_limited"));
        assertEquals(
                answers.get(RecordResult.REFUSED_FULL) + answers.get(RecordResult.REFUSED_RATE_LIMITED),
                pipeline.end().closed.get(0).refused());
    }

    @Test
    void shouldBeNotReadyWhileARingIsAboveItsMark() {
        for (int i = 0; i < RING; i++) {
            hits.increment();
        }
        pipeline.work();
        assertTrue(received.lastStatus().causes().contains(ReadinessCause.RING_HIGH_WATER));
        pipeline.work();
        assertTrue(received.lastStatus().causes().isEmpty());
    }

    @Test
    void shouldLeaveOutWindowsInWhichTheMachineWasLate() {
        for (int i = 0; i < 4 * WINDOWS; i++) {
            fill();
            pipeline.passMs(WINDOW_MS / 2);
            pipeline.passMs(LATE_MS + 1);
        }
        assertEquals(List.of(), received.limits);
        hits.increment();
        pipeline.interval();
        assertTrue(received.counter("tailrace_spoiled_windows_total", "hiccup")
                        + received.counter("tailrace_spoiled_windows_total", "aggregator")
                >= 3 * WINDOWS);
    }

    /** Behind a few samples the aggregator sleeps, as behind none: it cannot have been late by them. */
    @Test
    void shouldNotTakeALateWakeUpBehindAFewSamplesForTheAggregatorsOwn() {
        for (int i = 0; i < 4; i++) {
            pass(WINDOW_MS - LATE_MS);
            hits.increment();
            pipeline.passMs(1);
            pipeline.passMs(LATE_MS + 1);
        }
        pipeline.interval();
        assertEquals(0, received.counter("tailrace_spoiled_windows_total", "aggregator"));
        assertTrue(received.counter("tailrace_spoiled_windows_total", "hiccup") >= 2);
    }

    @Test
    void shouldNotLimitAChannelThatIsFullNowAndThen() {
        for (int i = 0; i < 3 * WINDOWS; i++) {
            overload(WINDOW_MS);
            pass(WINDOW_MS);
        }
        assertEquals(List.of(), received.limits);
    }

    @Test
    void shouldNeverLimitAnybodyWhereThereIsNoLimit() {
        try (Pipeline free = Pipeline.of(limited(context -> context.rateLimitPerSecond(0)))) {
            final Metric metric = free.counter("hits_total");
            final ChannelCounter counter = free.engine.openChannel("worker").counter(metric);
            for (int i = 0; i < 4 * WINDOWS * WINDOW_MS / 50; i++) {
                for (int call = 0; call <= RING; call++) {
                    counter.increment();
                }
                free.passMs(50);
            }
            assertEquals(List.of(), free.received.limits);
        }
    }

    @Test
    void shouldWarnOfRefusalsAtABoundedRate() {
        final String log = CapturedLog.of(() -> overload(2 * WINDOWS * WINDOW_MS));
        assertEquals(1, log.lines().filter(line -> line.contains("refused")).count(), log);
        assertEquals(
                1, log.lines().filter(line -> line.contains("is limited to")).count(), log);
    }

    /** More than the ring holds in each step. */
    private List<ChannelLimit> overload(final int durationMs) {
        for (int passedMs = 0; passedMs < durationMs; passedMs += 50) {
            fill();
            pipeline.passMs(50);
        }
        return received.limits;
    }

    private void fill() {
        for (int i = 0; i <= RING; i++) {
            answers.merge(hits.increment(), 1L, Long::sum);
        }
    }

    private void drainBurst() {
        while (hits.increment() == RecordResult.ACCEPTED) {
            pipeline.work();
        }
    }

    private List<ChannelLimit> pass(final int durationMs) {
        for (int passedMs = 0; passedMs < durationMs; passedMs += 50) {
            pipeline.passMs(50);
        }
        return received.limits;
    }
}
