package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.aggregate.RateLimitRules;
import io.tailrace.engine.descriptor.DescriptorRetention;
import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every option's default, and every fault at once. */
class EngineContextTest {
    private final EngineContext context = new EngineContext();

    @Test
    void shouldHaveADefaultForEachOption() {
        final EngineConfig config = context.conclude();

        assertEquals("tailrace", config.labels().service());
        assertEquals(HostName.read(), config.labels().instance());
        assertEquals("unknown", config.labels().buildVersion());
        assertNull(config.journal());
        assertTrue(config.amnesia());
        assertSame(EngineClock.system(), config.clock());
        assertSame(ThreadingMode.DEDICATED, config.threadingMode());
        assertTrue(config.threadFactory().newThread(() -> {}).isDaemon());
        assertNull(config.idleStrategy());
        assertEquals(32_768, config.rings().samples());
        assertEquals(0.8, config.rings().highWaterRatio());
        assertEquals(2_000, config.rings().maxChannels());
        assertEquals(100_000_000, config.intervals().snapshotNs());
        assertEquals(500_000_000, config.intervals().statusNs());
        assertEquals(1_000_000_000, config.intervals().journalLagBoundNs());
        assertEquals(5_000_000_000L, config.intervals().closeTimeoutNs());
        assertEquals(15_000, config.callBoundNs());
        assertEquals(new RateLimitRules(100_000, 1_000_000_000, 3, 10_000_000_000L, 10_000_000), config.rateLimit());
        assertEquals(1 << 24, config.memory().logLengthInBytes());
        assertEquals(100_000, config.memory().maxSeries());
        assertEquals(
                new DescriptorRetention(7 * 86_400_000_000_000L, 30 * 86_400_000_000_000L, 10_000),
                config.memory().descriptors());
        assertEquals(1_024, config.memory().entrySlots());
        assertEquals(1_024, config.memory().entrySlotLengthInBytes());
    }

    @Test
    void shouldBeStrictWhereAssertionsAreOnOrWhenAskedTo() {
        assertEquals(
                EngineContext.class.desiredAssertionStatus(), context.conclude().strict());
        assertTrue(context.strict(true).conclude().strict());
    }

    @Test
    void shouldKeepWhatIsSaid() {
        final SettableClock clock = new SettableClock();
        final FrameLogFactory journal = (anyClock, errors) -> new ListFrameLog();
        final EngineConfig config = context.service("shop")
                .instance("shop-1")
                .buildVersion("1.2.3")
                .journal(journal)
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .ringSamples(256)
                .highWaterRatio(1)
                .maxChannels(1)
                .snapshotIntervalNs(1_000_000)
                .statusIntervalNs(3_600_000_000_000L)
                .journalLagBoundNs(1)
                .journalPatienceNs(3)
                .closeTimeoutNs(2)
                .callBoundNs(3)
                .rateLimitPerSecond(0)
                .breachWindowNs(1_000_000)
                .breachWindows(1_000)
                .rateLimitRecoveryNs(1_000_001)
                .lateBoundNs(4)
                .memoryLogLengthInBytes(1 << 18)
                .maxSeries(1)
                .maxMetrics(2)
                .retirementWindowNs(3)
                .descriptorRetentionNs(4)
                .entrySlots(64)
                .entrySlotLengthInBytes(512)
                .conclude();

        assertEquals("shop", config.labels().service());
        assertEquals("shop-1", config.labels().instance());
        assertEquals("1.2.3", config.labels().buildVersion());
        assertSame(journal, config.journal());
        assertFalse(config.amnesia());
        assertSame(clock, config.clock());
        assertSame(ThreadingMode.INVOKER, config.threadingMode());
        assertEquals(new EngineConfig.Rings(256, 1, 1), config.rings());
        assertEquals(new EngineConfig.Intervals(1_000_000, 3_600_000_000_000L, 1, 3, 2), config.intervals());
        assertEquals(3, config.callBoundNs());
        assertEquals(new RateLimitRules(0, 1_000_000, 1_000, 1_000_001, 4), config.rateLimit());
        assertEquals(new EngineConfig.Memory(1 << 18, 1, new DescriptorRetention(3, 4, 2), 64, 512), config.memory());
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(c -> c.service(""), "service must be 1 to 200 characters, was "),
                fault(c -> c.service(null), "service must be 1 to 200 characters, was null"),
                fault(c -> c.instance(" "), "instance must be 1 to 200 characters"),
                fault(c -> c.buildVersion("a".repeat(201)), "buildVersion must be 1 to 200 characters"),
                fault(c -> c.clock(null), "clock must be given"),
                fault(c -> c.threadingMode(null), "threadingMode must be given"),
                fault(c -> c.threadFactory(null), "threadFactory must be given"),
                fault(c -> c.idleStrategy(null), "idleStrategy must be given"),
                fault(c -> c.ringSamples(128), "ringSamples must be a power of two from 256 to 2^24, was 128"),
                fault(c -> c.ringSamples(1_000), "ringSamples must be a power of two from 256 to 2^24, was 1000"),
                fault(c -> c.highWaterRatio(0), "highWaterRatio must be above 0 and at most 1, was 0.0"),
                fault(c -> c.highWaterRatio(1.01), "highWaterRatio must be above 0 and at most 1, was 1.01"),
                fault(c -> c.highWaterRatio(Double.NaN), "highWaterRatio must be above 0 and at most 1, was NaN"),
                fault(c -> c.maxChannels(0), "maxChannels must be 1 to 2000 (all of them fit one commit frame), was 0"),
                fault(c -> c.maxChannels(2_001), "maxChannels must be 1 to 2000"),
                fault(c -> c.snapshotIntervalNs(999_999), "snapshotIntervalNs must be 1 ms to 1 h, was 999999 ns"),
                fault(c -> c.snapshotIntervalNs(3_600_000_000_001L), "snapshotIntervalNs must be 1 ms to 1 h"),
                fault(c -> c.statusIntervalNs(0), "statusIntervalNs must be 1 ms to 1 h, was 0 ns"),
                fault(c -> c.journalLagBoundNs(0), "journalLagBoundNs must be above 0, was 0"),
                fault(c -> c.closeTimeoutNs(-1), "closeTimeoutNs must be above 0, was -1"),
                fault(c -> c.callBoundNs(0), "callBoundNs must be above 0, was 0"),
                fault(c -> c.rateLimitPerSecond(-1), "rateLimitPerSecond must be 0 to 2147483647, was -1"),
                fault(
                        c -> c.rateLimitPerSecond(1L << 31),
                        "rateLimitPerSecond must be 0 to 2147483647, was 2147483648"),
                fault(c -> c.breachWindowNs(1), "breachWindowNs must be 1 ms to 1 h, was 1 ns"),
                fault(c -> c.breachWindows(0), "breachWindows must be 1 to 1000, was 0"),
                fault(c -> c.breachWindows(1_001), "breachWindows must be 1 to 1000, was 1001"),
                fault(c -> c.rateLimitRecoveryNs(0), "rateLimitRecoveryNs must be 1 ms to 1 h, was 0 ns"),
                fault(c -> c.lateBoundNs(0), "lateBoundNs must be above 0, was 0"),
                fault(
                        c -> c.memoryLogLengthInBytes(1 << 17),
                        "memoryLogLengthInBytes must be a power of two of at least 262144, was 131072"),
                fault(c -> c.memoryLogLengthInBytes(300_000), "memoryLogLengthInBytes must be a power of two"),
                fault(
                        c -> c.amnesia(true).journal((clock, errors) -> null),
                        "amnesia is on and a journal is given: leave one of them out, with amnesia nothing is written to"
                                + " disk"),
                fault(c -> c.maxSeries(0), "maxSeries must be above 0, was 0"),
                fault(c -> c.maxMetrics(0), "maxMetrics must be above 0, was 0"),
                fault(c -> c.retirementWindowNs(-1), "retirementWindowNs must be 0 to 10 years, was -1"),
                fault(
                        c -> c.descriptorRetentionNs(604_799_999_999_999L),
                        "descriptorRetentionNs must be retirementWindowNs (604800000000000) to 10 years, was"
                                + " 604799999999999"),
                fault(
                        c -> c.descriptorRetentionNs(Long.MAX_VALUE),
                        "descriptorRetentionNs must be retirementWindowNs (604800000000000) to 10 years"),
                fault(c -> c.entrySlots(32), "entrySlots must be a power of two from 64 to 1048576, was 32"),
                fault(c -> c.entrySlots(1_000), "entrySlots must be a power of two from 64 to 1048576, was 1000"),
                fault(
                        c -> c.entrySlotLengthInBytes(504),
                        "entrySlotLengthInBytes must be a multiple of 8 from 512 to 32768, was 504"),
                fault(
                        c -> c.entrySlotLengthInBytes(1_001),
                        "entrySlotLengthInBytes must be a multiple of 8 from 512 to 32768, was 1001"),
                fault(c -> c.entrySlotLengthInBytes(32_776), "entrySlotLengthInBytes must be a multiple of 8"),
                fault(
                        c -> c.entrySlots(1 << 20).entrySlotLengthInBytes(2_048),
                        "entrySlots * entrySlotLengthInBytes must be at most 1073741824, was 2147483648"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void shouldRefuse(final Consumer<EngineContext> option, final String fault) {
        option.accept(context);

        final String message = assertThrows(IllegalArgumentException.class, () -> TelemetryEngine.launch(context))
                .getMessage();

        assertTrue(message.startsWith("engine context: " + fault), message);
        assertFalse(message.contains(";"), message);
    }

    @Test
    void shouldReportEveryFaultAtOnce() {
        context.service("").clock(null).ringSamples(1).maxSeries(0);

        assertEquals(
                "engine context: service must be 1 to 200 characters, was ; clock must be given;"
                        + " ringSamples must be a power of two from 256 to 2^24, was 1; maxSeries must be above 0, was 0",
                assertThrows(IllegalArgumentException.class, context::conclude).getMessage());
    }

    @Test
    void shouldHoldAllChannelsThatMayBeOpenInOneCommit() {
        try (Pipeline pipeline = Pipeline.of(new EngineContext().ringSamples(256))) {
            for (int i = 0; i < 2_000; i++) {
                pipeline.engine
                        .openChannel("worker-" + i)
                        .counter(pipeline.counter("hits_total"))
                        .increment();
            }
            assertThrows(IllegalStateException.class, () -> pipeline.engine.openChannel("one-more"));
            pipeline.interval();
            assertEquals(2_000, pipeline.received.lastSnapshot().channels().size());
            assertEquals(2_000, pipeline.received.lastCheckpoint().channels().size());
            assertEquals(2_000, pipeline.end().closed.size());
        }
    }

    private static Arguments fault(final Consumer<EngineContext> option, final String fault) {
        return Arguments.of(option, fault);
    }
}
