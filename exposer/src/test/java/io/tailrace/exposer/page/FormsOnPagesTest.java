package io.tailrace.exposer.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.exposer.ViewFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormsOnPagesTest {
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
    private static final String PROTOBUF =
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";

    private static MetricDescriptor total(final String name, final String... labels) {
        return MetricDescriptor.gauge(name)
                .help("Seen.")
                .labelNames(labels)
                .form(MetricForm.TOTAL)
                .build();
    }

    @Test
    void shouldShowAnObservedTotalAsACounter() {
        try (ViewFixture fixture = new ViewFixture()
                .epoch(1, false)
                .gauge(total("seen_total"), 1.5e12 + 0.25)
                .gauge(total("took_seconds_sum"), 0.5)
                .checkpoint()) {
            final String text = fixture.page();
            assertTrue(text.contains("# TYPE seen_total counter\nseen_total 1.50000000000025e+12\n"), text);
            assertTrue(text.contains("# TYPE took_seconds_sum counter\ntook_seconds_sum 0.5\n"), text);
            final String open = fixture.page(ExpositionFormat.negotiate(List.of(OPEN_METRICS)));
            assertTrue(open.contains("# TYPE seen counter\n"), open);
            assertTrue(open.contains("seen_total 1.50000000000025"), open);
            assertFalse(open.contains("seen_created"), open);
            assertTrue(open.contains("# TYPE took_seconds_sum unknown\n"), open);
            assertTrue(
                    fixture.page(ExpositionFormat.negotiate(List.of(PROTOBUF))).contains("seen_total"));
        }
    }

    @Test
    void shouldShowTwoObservedTotalsAsTheSummaryThatTheyAre() {
        try (ViewFixture fixture = new ViewFixture()
                .epoch(1, false)
                .gauge(total("took_seconds_count", "side"), 3, "buy")
                .gauge(total("took_seconds_sum", "side"), 1.5, "buy")
                .gauge(total("other_count", "side"), 3, "buy") // no sum of the same labels
                .gauge(total("other_sum", "side"), 1.5, "sell")
                .gauge(total("taken_count"), 3) // there is a family of that name
                .gauge(total("taken_sum"), 1.5)
                .gauge(MetricDescriptor.gauge("taken").help("Taken.").build(), 7)
                .checkpoint()) {
            final String text = fixture.page();
            assertTrue(text.contains("""
                            # HELP took_seconds Seen.
                            # TYPE took_seconds summary
                            took_seconds_sum{side="buy"} 1.5
                            took_seconds_count{side="buy"} 3
                            """), text);
            assertFalse(text.contains("# TYPE took_seconds_"), text);
            assertTrue(text.contains("# TYPE other_count counter\nother_count{side=\"buy\"} 3\n"), text);
            assertTrue(text.contains("# TYPE taken_sum counter\ntaken_sum 1.5\n"), text);
            final String open = fixture.page(ExpositionFormat.negotiate(List.of(OPEN_METRICS)));
            assertTrue(open.contains("# TYPE took_seconds summary\n"), open);
            assertFalse(open.contains("# TYPE took_seconds_"), open);
        }
    }

    @Test
    void shouldShowMillionthsAsNumbersWithoutAUnit() {
        final MetricDescriptor spent = MetricDescriptor.counter("spent_total")
                .unit(Unit.MILLIONTHS)
                .help("Spent.")
                .build();
        final MetricDescriptor share = MetricDescriptor.histogram("share")
                .unit(Unit.MILLIONTHS)
                .help("Share.")
                .bounds(0.1, 0.25)
                .build();
        try (ViewFixture fixture = new ViewFixture()
                .epoch(1, false)
                .counter(spent, 1_250_000)
                .series(share)
                .checkpoint()) {
            final String text = fixture.page();
            assertTrue(text.contains("\nspent_total 1.25\n"), text);
            assertTrue(text.contains("share_bucket{le=\"0.25\"} 0\n"), text);
            final String open = fixture.page(ExpositionFormat.negotiate(List.of(OPEN_METRICS)));
            assertTrue(open.contains("\nspent_total 1.25\n"), open);
            assertFalse(open.contains("# UNIT s"), open);
        }
    }

    @Test
    void shouldShowASummaryWithoutBuckets() {
        final MetricDescriptor summary = MetricDescriptor.histogram("took_seconds")
                .help("Took.")
                .form(MetricForm.SUMMARY)
                .build();
        try (ViewFixture fixture =
                new ViewFixture().epoch(1, false).series(summary).checkpoint()) {
            final String text = fixture.page();
            assertTrue(
                    text.contains("# TYPE took_seconds summary\ntook_seconds_sum 0\ntook_seconds_count 0\n")
                            || text.contains(
                                    "# TYPE took_seconds summary\ntook_seconds_sum 0.0\ntook_seconds_count 0\n"),
                    text);
            assertFalse(text.contains("took_seconds_bucket"), text);
            final String open = fixture.page(ExpositionFormat.negotiate(List.of(OPEN_METRICS)));
            assertTrue(open.contains("# TYPE took_seconds summary\n"), open);
            assertTrue(
                    fixture.page(ExpositionFormat.negotiate(List.of(PROTOBUF))).contains("took_seconds"));
        }
    }
}
