package io.tailrace.engine.entry;

import io.tailrace.codec.entry.BadEntryException;
import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EntryWriter;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.entry.Proposal;
import io.tailrace.codec.entry.TelemetryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rules that one entry can break. An instance is for one entry. */
final class EntryRules {
    private static final UUID NIL = new UUID(0, 0);
    private static final long YEAR_2000_US = 946_684_800_000_000L;
    private static final long YEAR_2200_US = 7_258_118_400_000_000L;

    private final List<Violation> violations = new ArrayList<>();

    private EntryRules() {}

    static List<Violation> check(final TelemetryEntry entry) {
        final EntryRules rules = new EntryRules();
        rules.checkRoundTrip(entry);
        rules.checkTimestamp(entry.timestampUs());
        rules.expect(!entry.id().equals(NIL), ContractRule.ID_NIL, "id must not be nil");
        rules.checkComponent("component", entry.component());
        if (entry.level() instanceof EventLevel.Unknown unknown) {
            rules.add(ContractRule.LEVEL_UNKNOWN, "level is none of the contract's: " + unknown.label());
        }
        rules.checkEvent(entry.event());
        entry.metrics().ifPresent(rules::checkMetrics);
        return List.copyOf(rules.violations);
    }

    private void checkRoundTrip(final TelemetryEntry entry) {
        try {
            final TelemetryEntry read = EntryReader.read(EntryWriter.toJson(entry));
            expect(read.equals(entry), ContractRule.ROUND_TRIP, "the entry reads back from its JSON as another");
        } catch (final BadEntryException bad) {
            add(ContractRule.ROUND_TRIP, "the entry's own JSON cannot be read: " + bad.getMessage());
        }
    }

    private void checkTimestamp(final long timestampUs) {
        if (timestampUs == 0) {
            add(ContractRule.TIMESTAMP_ZERO, "timestamp must not be 0");
        } else if (timestampUs < YEAR_2000_US || timestampUs > YEAR_2200_US) {
            add(
                    ContractRule.TIMESTAMP_UNLIKELY,
                    "timestamp is not in the years 2000 to 2199 if it is in microseconds: " + timestampUs);
        }
    }

    private void checkComponent(final String where, final ComponentId component) {
        if (component instanceof ComponentId.Unknown unknown) {
            add(ContractRule.COMPONENT_UNKNOWN, where + " is none of the contract's: " + unknown.label());
        } else if (component instanceof ComponentId.GpuKernel kernel) {
            expect(!kernel.name().isEmpty(), ContractRule.KERNEL_NAME_EMPTY, where + ": GPUKernel must have a name");
        }
    }

    private void checkEvent(final EventData event) {
        if (event instanceof EventData.Unknown) {
            add(ContractRule.EVENT_UNKNOWN, "event is none of the contract's: " + event.type());
        } else if (event instanceof EventData.ProcessingCompleted completed) {
            expect(
                    completed.colorsUsed() != 0,
                    ContractRule.COLORS_USED_ZERO,
                    "colors_used must not be 0 in ProcessingCompleted");
            checkDuration("duration_ms", completed.durationMs());
        } else if (event instanceof EventData.ConsensusProposed proposed) {
            expect(
                    isShare(proposed.confidence()),
                    ContractRule.CONFIDENCE_RANGE,
                    "confidence must be 0 to 1, was " + proposed.confidence());
        } else if (event instanceof EventData.ConsensusReached reached) {
            expect(
                    isShare(reached.agreementScore()),
                    ContractRule.AGREEMENT_RANGE,
                    "agreement_score is not in 0 to 1: " + reached.agreementScore());
        } else if (event instanceof EventData.ConsensusConflict conflict) {
            for (final Proposal proposal : conflict.proposals()) {
                checkComponent("component of a proposal", proposal.component());
            }
        } else if (event instanceof EventData.PerformanceCheckpoint checkpoint) {
            checkDuration("elapsed_ms", checkpoint.elapsedMs());
            expect(
                    isShare(checkpoint.progressPct() / 100),
                    ContractRule.PROGRESS_RANGE,
                    "progress_pct is not in 0 to 100: " + checkpoint.progressPct());
        }
    }

    private void checkMetrics(final EntryMetrics metrics) {
        metrics.cpuUsagePct().ifPresent(value -> checkMetric("cpu_usage_pct", value));
        metrics.gpuUsagePct().ifPresent(value -> checkMetric("gpu_usage_pct", value));
        metrics.throughputPerSec().ifPresent(value -> checkMetric("throughput_per_sec", value));
    }

    private void checkMetric(final String name, final double value) {
        expect(value >= 0, ContractRule.METRIC_NEGATIVE, name + " is negative: " + value);
    }

    private void checkDuration(final String name, final double value) {
        expect(value >= 0, ContractRule.DURATION_NEGATIVE, name + " is negative: " + value);
    }

    private static boolean isShare(final double value) {
        return value >= 0 && value <= 1;
    }

    private void expect(final boolean isSo, final ContractRule rule, final String message) {
        if (!isSo) {
            add(rule, message);
        }
    }

    private void add(final ContractRule rule, final String message) {
        violations.add(new Violation(rule, message));
    }
}
