package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.prometheus.FamilyType;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricForm;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.ShownType;
import org.junit.jupiter.api.Test;

class MetricFormTest {
    private static final MetricDescriptor OBSERVED = MetricDescriptor.gauge("seen_total")
            .help("Seen.")
            .form(MetricForm.TOTAL)
            .build();
    private static final MetricDescriptor SUMMARY = MetricDescriptor.histogram("took_seconds")
            .unit(Unit.SECONDS)
            .help("Took.")
            .form(MetricForm.SUMMARY)
            .build();

    @Test
    void shouldGoThroughFrames() {
        try (Pipeline pipeline = Pipeline.inMemory()) {
            pipeline.engine
                    .sharedChannel()
                    .gauge(pipeline.engine.register(OBSERVED))
                    .set(1.5);
            pipeline.engine
                    .sharedChannel()
                    .histogram(pipeline.engine.register(SUMMARY))
                    .record(2_000_000_000);
            final Received received = pipeline.interval();
            assertEquals(OBSERVED, received.totals("seen_total").info().metric());
            assertEquals(1.5, received.totals("seen_total").gaugeValue());
            assertEquals(SUMMARY, received.totals("took_seconds").info().metric());
            assertEquals(1, received.totals("took_seconds").histogram().count());
            assertEquals(FamilyType.COUNTER, ShownType.of(OBSERVED));
            assertEquals(FamilyType.SUMMARY, ShownType.of(SUMMARY));
        }
    }

    @Test
    void shouldRefuseAFormThatItsTypeDoesNotHave() {
        for (final MetricForm form : MetricForm.values()) {
            if (form != MetricForm.OF_TYPE) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> MetricDescriptor.counter("c_total")
                                .help("Counts.")
                                .form(form)
                                .build());
            }
        }
        final IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class,
                () -> MetricDescriptor.histogram("took_seconds")
                        .help("Took.")
                        .bounds(1)
                        .form(MetricForm.SUMMARY)
                        .build());
        assertTrue(fault.getMessage().contains("summary"), fault.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> MetricDescriptor.histogram("h")
                        .help("Took.")
                        .form(MetricForm.TOTAL)
                        .build());
    }
}
