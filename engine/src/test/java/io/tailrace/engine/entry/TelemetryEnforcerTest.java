package io.tailrace.engine.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.ComponentId.GpuKernel;
import io.tailrace.codec.entry.ComponentId.Plain;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.EventLevel.Known;
import io.tailrace.codec.entry.Proposal;
import io.tailrace.codec.entry.RawJson;
import io.tailrace.codec.entry.TelemetryEntry;
import io.tailrace.engine.time.EngineClock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TelemetryEnforcerTest {
    private static final UUID ID = new UUID(3, 4);
    private static final long NOW_US = 1_763_661_600_000_000L;
    private static final EventData STOPPED = new EventData.AdapterStopped("end");

    private final TelemetryEnforcer enforcer = new TelemetryEnforcer();

    @Test
    void shouldFindNothingInAnAdapterThatKeepsTheContract() {
        assertEquals(List.of(), enforcer.validate(new TestProvider()));
    }

    @Test
    void shouldMakeEntriesWithTheAdaptersOwnClock() {
        final TelemetryProvider provider = new TestProvider() {
            @Override
            public EngineClock telemetryClock() {
                return clockAt(NOW_US * 1_000 + 999);
            }
        };

        final TelemetryEntry entry = provider.logEvent(Known.WARNING, STOPPED);

        assertEquals(NOW_US, entry.timestampUs());
        assertEquals(Plain.ORCHESTRATOR, entry.component());
        assertEquals(Known.WARNING, entry.level());
        assertEquals(STOPPED, entry.event());
        assertEquals(provider.correlationId(), entry.correlationId());
        assertEquals(provider.captureMetrics(), entry.metrics());
        assertEquals(4, entry.id().version());
    }

    static Stream<Arguments> brokenProviders() {
        return Stream.of(
                Arguments.of(ContractRule.RETURNS_NULL, "componentId() returned null", new TestProvider() {
                    @Override
                    public ComponentId componentId() {
                        return null;
                    }
                }),
                Arguments.of(ContractRule.RETURNS_NULL, "correlationId() returned null", new TestProvider() {
                    @Override
                    public Optional<UUID> correlationId() {
                        return new AtomicReference<Optional<UUID>>().get();
                    }
                }),
                Arguments.of(ContractRule.RETURNS_NULL, "captureMetrics() returned null", new TestProvider() {
                    @Override
                    public Optional<EntryMetrics> captureMetrics() {
                        return new AtomicReference<Optional<EntryMetrics>>().get();
                    }
                }),
                Arguments.of(ContractRule.RETURNS_NULL, "logEvent(Info, AdapterStarted)", new TestProvider() {
                    @Override
                    public TelemetryEntry logEvent(final EventLevel level, final EventData event) {
                        return null;
                    }
                }),
                Arguments.of(ContractRule.THROWS, "threw java.lang.IllegalStateException: no", new TestProvider() {
                    @Override
                    public Optional<EntryMetrics> captureMetrics() {
                        throw new IllegalStateException("no");
                    }
                }),
                Arguments.of(ContractRule.THROWS, "StackOverflowError", new TestProvider() {
                    @Override
                    public TelemetryEntry logEvent(final EventLevel level, final EventData event) {
                        throw new StackOverflowError();
                    }
                }),
                Arguments.of(ContractRule.OWN_CHECK, "not ready yet", new TestProvider() {
                    @Override
                    public void validateContract() {
                        throw new AssertionError("not ready\nyet");
                    }
                }),
                Arguments.of(ContractRule.NOT_AS_LOGGED, "an entry of Debug", new TestProvider() {
                    @Override
                    public TelemetryEntry logEvent(final EventLevel level, final EventData event) {
                        return super.logEvent(Known.DEBUG, event);
                    }
                }),
                Arguments.of(ContractRule.NOT_AS_LOGGED, "Info, AdapterStopped", new TestProvider() {
                    @Override
                    public TelemetryEntry logEvent(final EventLevel level, final EventData event) {
                        return super.logEvent(level, STOPPED);
                    }
                }),
                Arguments.of(ContractRule.NOT_AS_LOGGED, "the entry ConsensusEngine", new TestProvider() {
                    @Override
                    public TelemetryEntry logEvent(final EventLevel level, final EventData event) {
                        return entry(UUID.randomUUID(), NOW_US, Plain.CONSENSUS_ENGINE, level, event);
                    }
                }),
                Arguments.of(ContractRule.ID_REPEATED, "the same id: " + ID, new TestProvider() {
                    @Override
                    public TelemetryEntry logEvent(final EventLevel level, final EventData event) {
                        return entry(ID, NOW_US, Plain.ORCHESTRATOR, level, event);
                    }
                }),
                Arguments.of(ContractRule.TIMESTAMP_ZERO, "must not be 0", new TestProvider() {
                    @Override
                    public EngineClock telemetryClock() {
                        return clockAt(999);
                    }
                }),
                Arguments.of(ContractRule.KERNEL_NAME_EMPTY, "must have a name", new TestProvider() {
                    @Override
                    public ComponentId componentId() {
                        return new GpuKernel("");
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("brokenProviders")
    void shouldFindWhatAnAdapterBreaks(
            final ContractRule rule, final String message, final TelemetryProvider provider) {
        final List<Violation> violations = enforcer.validate(provider);

        assertEquals(1, violations.size(), violations::toString);
        assertEquals(rule, violations.get(0).rule());
        assertTrue(violations.get(0).message().contains(message), violations::toString);
        assertTrue(violations.get(0).isError());
    }

    static Stream<Arguments> brokenEntries() {
        return Stream.of(
                broken(ContractRule.ID_NIL, entry(new UUID(0, 0), NOW_US, Plain.ORCHESTRATOR, Known.INFO, STOPPED)),
                broken(ContractRule.TIMESTAMP_ZERO, entry(ID, 0, Plain.ORCHESTRATOR, Known.INFO, STOPPED)),
                broken(ContractRule.TIMESTAMP_UNLIKELY, entry(ID, 1, Plain.ORCHESTRATOR, Known.INFO, STOPPED)),
                broken(
                        ContractRule.TIMESTAMP_UNLIKELY,
                        entry(ID, NOW_US * 1_000, Plain.ORCHESTRATOR, Known.INFO, STOPPED)),
                broken(ContractRule.KERNEL_NAME_EMPTY, entry(ID, NOW_US, new GpuKernel(""), Known.INFO, STOPPED)),
                broken(
                        ContractRule.COMPONENT_UNKNOWN,
                        entry(ID, NOW_US, new ComponentId.Unknown(RawJson.of("\"X\"")), Known.INFO, STOPPED)),
                broken(
                        ContractRule.LEVEL_UNKNOWN,
                        entry(ID, NOW_US, Plain.ORCHESTRATOR, new EventLevel.Unknown(RawJson.of("\"X\"")), STOPPED)),
                broken(ContractRule.EVENT_UNKNOWN, event(new EventData.Unknown("X", RawJson.of("{\"type\":\"X\"}")))),
                broken(ContractRule.COLORS_USED_ZERO, event(new EventData.ProcessingCompleted(0, 1, 1))),
                broken(ContractRule.DURATION_NEGATIVE, event(new EventData.ProcessingCompleted(1, -1, 1))),
                broken(ContractRule.CONFIDENCE_RANGE, event(new EventData.ConsensusProposed(1, 1, 1.01))),
                broken(ContractRule.CONFIDENCE_RANGE, event(new EventData.ConsensusProposed(1, 1, -0.01))),
                broken(ContractRule.AGREEMENT_RANGE, event(new EventData.ConsensusReached(1, 1, 2))),
                broken(
                        ContractRule.KERNEL_NAME_EMPTY,
                        event(new EventData.ConsensusConflict(1, List.of(new Proposal(new GpuKernel(""), 1))))),
                broken(ContractRule.PROGRESS_RANGE, event(new EventData.PerformanceCheckpoint("a", 1, 100.5))),
                broken(ContractRule.DURATION_NEGATIVE, event(new EventData.PerformanceCheckpoint("a", -1, 50))),
                broken(ContractRule.ROUND_TRIP, event(new EventData.AdapterStopped("half a pair: \uD800"))),
                broken(ContractRule.ROUND_TRIP, event(new EventData.AdapterStopped("x".repeat(2 << 20)))),
                broken(ContractRule.METRIC_NEGATIVE, measured(EntryMetrics.NONE.withCpuUsagePct(-1))),
                broken(ContractRule.METRIC_NEGATIVE, measured(EntryMetrics.NONE.withGpuUsagePct(-1))),
                broken(ContractRule.METRIC_NEGATIVE, measured(EntryMetrics.NONE.withThroughputPerSec(-1))));
    }

    @ParameterizedTest
    @MethodSource("brokenEntries")
    void shouldFindWhatAnEntryBreaks(final ContractRule rule, final TelemetryEntry entry) {
        assertEquals(
                List.of(rule),
                enforcer.check(entry).stream().map(Violation::rule).toList());
    }

    @Test
    void shouldHaveATestOfEachRule() {
        final Set<ContractRule> tested = Stream.concat(brokenProviders(), brokenEntries())
                .map(arguments -> (ContractRule) arguments.get()[0])
                .collect(Collectors.toSet());
        tested.addAll(Set.of(ContractRule.NOT_USABLE, ContractRule.HANGS)); // of reports, see there

        assertEquals(EnumSet.allOf(ContractRule.class), tested);
    }

    private static Arguments broken(final ContractRule rule, final TelemetryEntry entry) {
        return Arguments.of(rule, entry);
    }

    private static TelemetryEntry event(final EventData event) {
        return entry(ID, NOW_US, Plain.ORCHESTRATOR, Known.INFO, event);
    }

    private static TelemetryEntry measured(final EntryMetrics metrics) {
        return new TelemetryEntry(
                ID, NOW_US, Plain.ORCHESTRATOR, Known.INFO, STOPPED, Optional.empty(), Optional.of(metrics));
    }

    private static TelemetryEntry entry(
            final UUID id,
            final long timestampUs,
            final ComponentId component,
            final EventLevel level,
            final EventData event) {
        return new TelemetryEntry(id, timestampUs, component, level, event, Optional.empty(), Optional.empty());
    }

    private static EngineClock clockAt(final long epochNs) {
        return new EngineClock() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public long epochNanos() {
                return epochNs;
            }
        };
    }
}
