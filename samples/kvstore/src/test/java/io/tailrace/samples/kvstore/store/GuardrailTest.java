package io.tailrace.samples.kvstore.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuardrailTest {
    /** Four measures that differ, so that each is seen to watch its own. */
    private static final StoreStats STATS =
            new StoreStats(Backend.ROBIN_HOOD, 1, 0, 1, 0.5, 7, 1.5, 0.25, 0, 0, 0, List.of());

    @ParameterizedTest
    @EnumSource
    void shouldBePassedFromItsThresholdOn(final Measure measure) {
        final double value = switch (measure) {
            case LOAD_FACTOR -> 0.5;
            case MAX_GROUP_LENGTH -> 7;
            case MEAN_PROBE_LENGTH -> 1.5;
            case TOMBSTONE_RATIO -> 0.25;
        };
        assertTrue(guardrail(measure, Backend.ROBIN_HOOD, value).isPassedBy(STATS));
        assertFalse(guardrail(measure, Backend.ROBIN_HOOD, Math.nextUp(value)).isPassedBy(STATS));
        assertFalse(guardrail(measure, Backend.CHAINING, value).isPassedBy(STATS), "meant for the other backend");
    }

    @Test
    void shouldSwitchAwayFromEitherBackendByTheDefaultRules() {
        for (final Backend backend : Backend.values()) {
            assertTrue(Guardrail.defaults().stream()
                    .anyMatch(rule -> rule.backend() == backend && rule.remedy() == Remedy.SWITCH));
        }
    }

    @Test
    void shouldRefuseAThresholdThatIsAlwaysPassedOrNever() {
        assertThrows(IllegalArgumentException.class, () -> guardrail(Measure.LOAD_FACTOR, Backend.CHAINING, 0));
        assertThrows(
                IllegalArgumentException.class, () -> guardrail(Measure.LOAD_FACTOR, Backend.CHAINING, Double.NaN));
    }

    @Test
    void shouldRefuseIntervalsThatAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new SupervisorConfig(List.of(), 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new SupervisorConfig(List.of(), 1, -1));
    }

    @Test
    void shouldNameTheSeveritiesInLowerCase() {
        assertEquals("warning", Severity.WARNING.label());
    }

    private static Guardrail guardrail(final Measure measure, final Backend backend, final double threshold) {
        return new Guardrail(measure, backend, threshold, Severity.WARNING, Remedy.NONE);
    }
}
