package io.tailrace.engine.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.health.OutageReason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is by hand in the engine agrees with the registry of metrics; names, labels and help are made of it. */
class EngineMetricTest {
    @Test
    void shouldHaveARowForEachFamilyThatTheEngineCountsAndNoOther() {
        assertEquals(
                MetricFamilies.ALL.stream()
                        .filter(family -> family.source().isEngine())
                        .map(MetricFamily::name)
                        .sorted()
                        .toList(),
                Arrays.stream(EngineMetric.values())
                        .map(metric -> metric.descriptor().name())
                        .sorted()
                        .toList());
    }

    @Test
    void shouldDescribeFirstPartyFamilies() {
        for (final EngineMetric metric : EngineMetric.values()) {
            final MetricFamily family = MetricFamilies.ALL.stream()
                    .filter(row -> row.name().equals(metric.descriptor().name()))
                    .findFirst()
                    .orElseThrow();

            assertTrue(metric.descriptor().firstParty());
            assertEquals(family.type().name(), metric.descriptor().type().name());
            assertEquals(family.unit().name(), metric.descriptor().unit().name());
            assertEquals(family.help(), metric.descriptor().help());
            assertEquals(family.labelNames(), metric.descriptor().labelNames());
        }
    }

    @Test
    void shouldKnowEveryValueOfItsClosedLabels() {
        assertValues(
                MetricFamilies.METRICS_EXPORT_SUBMISSION_QUEUE_OVERFLOWS_TOTAL,
                "priority",
                Arrays.stream(Priority.values()).map(priority -> priority.name().toLowerCase(Locale.ROOT)));
        assertValues(
                MetricFamilies.METRICS_EXPORT_SUBMISSION_QUEUE_OVERFLOWS_TOTAL,
                "reason",
                Arrays.stream(RefusalReason.values()).map(RefusalReason::label));
        assertValues(
                MetricFamilies.TAILRACE_JOURNAL_GAPS_TOTAL,
                "reason",
                Arrays.stream(OutageReason.values()).map(OutageReason::label));
        assertTrue(MetricFamilies.REJECTED_TOTAL.labelValues().get("reason").contains("cardinality"));
    }

    @Test
    void shouldFindReasonsByTheirIndex() {
        for (final RefusalReason reason : RefusalReason.values()) {
            assertEquals(reason, RefusalReason.of(reason.index()));
        }
        assertEquals(3, RefusalReason.COUNT);
    }

    private static void assertValues(final MetricFamily family, final String label, final Stream<String> values) {
        assertEquals(sorted(family.labelValues().get(label).stream()), sorted(values), family.name());
    }

    private static List<String> sorted(final Stream<String> values) {
        return values.sorted().toList();
    }
}
