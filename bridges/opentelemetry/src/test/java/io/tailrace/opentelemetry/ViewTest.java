package io.tailrace.opentelemetry;

import static io.tailrace.opentelemetry.RulesTest.assertShown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import org.junit.jupiter.api.Test;

/** Views rename, drop, choose attributes and give buckets; labels of scopes can be left out. */
class ViewTest {
    private static final String SCOPE = "otel_scope_name=test";

    @Test
    void shouldRenameAndDrop() {
        try (BridgeFixture fixture = new BridgeFixture(new OpenTelemetryContext()
                .view(MetricView.of("old.*").ofScope("test").rename("new.name"))
                .view(MetricView.of("noisy.?").drop()))) {
            fixture.meter().counterBuilder("old.name").build().add(1);
            fixture.meter().counterBuilder("NOISY.1").build().add(1);
            fixture.meter().counterBuilder("noisy.10").build().add(1);
            fixture.bridge.getMeter("other").counterBuilder("old.name").build().add(2);

            assertShown(fixture, "new_name_total{" + SCOPE + "}", 1);
            assertShown(fixture, "noisy_10_total{" + SCOPE + "}", 1);
            assertShown(fixture, "old_name_total{otel_scope_name=other}", 2);
            assertFalse(fixture.page().contains("NOISY"));
        }
    }

    @Test
    void shouldCountTogetherWhatDiffersInOtherAttributesOnlyHoweverManyThereAre() {
        try (BridgeFixture fixture = new BridgeFixture(new OpenTelemetryContext()
                .cardinalityLimit(3)
                .view(MetricView.of("requests").keepAttributes("route")))) {
            final LongCounter requests =
                    fixture.meter().counterBuilder("requests").build();
            for (int i = 0; i < 1_000; i++) {
                final Attributes user = Attributes.of(AttributeKey.longKey("user"), (long) i);
                requests.add(1, user.toBuilder().put("route", "/a").build());
                requests.add(1, user.toBuilder().put("route", "/b").build());
                requests.add(1, user.toBuilder().put("route", "/c").build());
                requests.add(1, user.toBuilder().put("route", "/a").build());
            }

            assertShown(fixture, "requests_total{" + SCOPE + ", route=/a}", 2_000);
            assertShown(fixture, "requests_total{" + SCOPE + ", route=/b}", 1_000);
            assertShown(fixture, "requests_total{otel_metric_overflow=true, " + SCOPE + "}", 1_000);
        }
    }

    @Test
    void shouldGiveOtherBuckets() {
        try (BridgeFixture fixture = new BridgeFixture(
                new OpenTelemetryContext().view(MetricView.of("latency").bounds(0.001, 1)))) {
            fixture.meter().histogramBuilder("latency").setUnit("s").build().record(0.5);

            assertShown(fixture, "latency_seconds_bucket{le=1.0, " + SCOPE + "}", 1);
            assertEquals(
                    3,
                    fixture.pageWith(page -> true).values().keySet().stream()
                            .filter(key -> key.startsWith("latency_seconds_bucket"))
                            .count());
        }
    }

    @Test
    void shouldLeaveOutScopesAndTheTarget() {
        try (BridgeFixture fixture =
                new BridgeFixture(new OpenTelemetryContext().scopeLabels(false).targetInfo(false))) {
            fixture.meter().counterBuilder("orders").build().add(1);
            fixture.bridge.getMeter("other").counterBuilder("orders").build().add(2);
            fixture.meter().upDownCounterBuilder("active").build().add(3);
            fixture.bridge
                    .getMeter("other")
                    .upDownCounterBuilder("active")
                    .build()
                    .add(4);

            assertShown(fixture, "orders_total{}", 3);
            assertShown(fixture, "active{}", 7);
            assertFalse(fixture.page().contains("target_info"));
        }
    }

    @Test
    void shouldTellOfTheEngineWhenNothingIsSaidOfTheTarget() {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final ParsedPage page = fixture.pageWith(
                    one -> one.values().keySet().stream().anyMatch(key -> key.startsWith("target_info")));

            assertTrue(
                    page.values().keySet().stream()
                            .anyMatch(key -> key.startsWith("target_info{service_instance_id=")
                                    && key.contains("service_name=shop, service_version=unknown")),
                    () -> page.values().keySet().toString());
        }
    }
}
