package io.tailrace.exposer.page;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.exposer.ViewFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormsOnPagesTest {
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";
    private static final String PROTOBUF =
            "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited";

    private static MetricDescriptor total(final String name) {
        return MetricDescriptor.gauge(name).help("Seen.").form(MetricForm.TOTAL).build();
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
