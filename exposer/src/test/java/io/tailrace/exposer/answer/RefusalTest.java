package io.tailrace.exposer.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.registry.MetricFamilies;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is by hand in the exposer agrees with the registry of metrics; names, labels and help are made of it. */
class RefusalTest {
    @Test
    void shouldCountEveryReasonOfTheContract() {
        assertEquals(
                MetricFamilies.REJECTED_TOTAL.labelValues().get("reason").stream()
                        .sorted()
                        .toList(),
                Stream.concat(
                                Stream.of("cardinality"),
                                Stream.of(Refusal.values()).map(Refusal::label))
                        .sorted()
                        .toList());
    }

    @Test
    void shouldCountEveryRouteOfTheContract() {
        assertEquals(
                MetricFamilies.INFLIGHT_REQUESTS.labelValues().get("route").stream()
                        .sorted()
                        .toList(),
                Stream.of(Route.values()).map(Route::label).sorted().toList());
    }
}
