package io.tailrace.sinks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.codec.registry.MetricFamily;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EngineDeliveryMeterTest {
    private final SettableClock clock = new SettableClock();
    private final Map<String, Object> values = new TreeMap<>();

    @Test
    void shouldCountIntoTheEnginesFamilies() {
        try (TelemetryEngine engine = TelemetryEngine.launch(
                        new EngineContext().threadingMode(ThreadingMode.INVOKER).clock(clock));
                FrameTailer tailer = engine.openTailer("test", StartPosition.EARLIEST)) {
            final DeliveryMeter meter = DeliveryMeter.of(engine, "grpc");
            final FrameReader reader = new FrameReader(new Values());
            read(engine, tailer, reader);
            assertEquals(
                    "{metrics_export_delivery_alert[grpc]=0.0, metrics_export_delivery_failures_total[grpc]=0,"
                            + " tailrace_transport_delivered_total[grpc]=0, tailrace_transport_lost_frames_total[grpc]=0}",
                    values.toString());
            meter.failed();
            meter.alert(true);
            meter.delivered(7);
            meter.latency(70_000_000);
            meter.refused("too_long", 2);
            meter.lost(3);
            read(engine, tailer, reader);
            assertEquals(
                    "{metrics_export_delivery_alert[grpc]=1.0, metrics_export_delivery_failures_total[grpc]=1,"
                            + " metrics_export_latency_ms[grpc]=1, metrics_export_latency_seconds[grpc]=1, tailrace_transport_delivered_total[grpc]=7,"
                            + " tailrace_transport_lost_frames_total[grpc]=3,"
                            + " tailrace_transport_refused_total[grpc, too_long]=2}",
                    values.toString());
        }
    }

    @Test
    void shouldDescribeFamiliesAsTheRegistryDoes() {
        for (final MetricDescriptor descriptor : List.of(
                DeliveryFamilies.FAILURES,
                DeliveryFamilies.LATENCY,
                DeliveryFamilies.LATENCY_MS,
                DeliveryFamilies.ALERT,
                DeliveryFamilies.DELIVERED,
                DeliveryFamilies.REFUSED,
                DeliveryFamilies.LOST_FRAMES)) {
            final MetricFamily family = MetricFamilies.ALL.stream()
                    .filter(one -> one.name().equals(descriptor.name()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(family.help(), descriptor.help());
            assertEquals(family.labelNames(), descriptor.labelNames());
            assertEquals(family.unit().name(), descriptor.unit().name());
            assertEquals(family.type().name(), descriptor.type().name());
        }
    }

    private void read(final TelemetryEngine engine, final FrameTailer tailer, final FrameReader reader) {
        for (int i = 0; i < 20; i++) {
            clock.advanceMs(20);
            engine.invoke();
        }
        while (tailer.poll(reader, 100) > 0) {
            // until all is read
        }
    }

    private final class Values implements FrameListener {
        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            snapshot.values()
                    .counters()
                    .forEach(
                            value -> put(value.series().metric(), value.series().labelValues(), value.total()));
            snapshot.values()
                    .gauges()
                    .forEach(
                            value -> put(value.series().metric(), value.series().labelValues(), value.value()));
            snapshot.values()
                    .histograms()
                    .forEach(
                            value -> put(value.series().metric(), value.series().labelValues(), value.count()));
        }

        private void put(final MetricDescriptor metric, final List<String> labels, final Object value) {
            if (metric.labelNames().contains("transport")) {
                values.put(metric.name() + labels, value);
            }
        }
    }
}
