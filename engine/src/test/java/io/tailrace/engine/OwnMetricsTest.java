package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Priority;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.status.EngineMetric;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The engine's own counters, in the same snapshot as what they count. */
class OwnMetricsTest {
    private static final int RING = 256;
    private static final String OVERFLOWS = "metrics_export_submission_queue_overflows_total";

    private final Pipeline pipeline =
            Pipeline.of(new EngineContext().ringSamples(RING).memoryLogLengthInBytes(1 << 18));
    private final Received received = pipeline.received;

    @Test
    void shouldShowEveryOneOfThemFromTheStartButThoseOfChannelsAndEntries() {
        final Set<String> expected = Arrays.stream(EngineMetric.values())
                .map(metric -> metric.descriptor().name())
                .filter(name -> !name.startsWith("metrics_export_submission_") && !name.endsWith("_skew_total"))
                .filter(name -> !name.contains("entries") && !name.startsWith("prism_"))
                .collect(Collectors.toSet());
        pipeline.interval();

        assertEquals(
                expected,
                received.view().series().stream()
                        .map(series -> series.info().metric().name())
                        .collect(Collectors.toSet()));
        assertEquals(0, received.counter("rejected_total", "cardinality"));
    }

    @Test
    void shouldCountTheSnapshotAndTheSamplesThatTheyStandIn() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final Metric hits = pipeline.counter("hits_total");
        for (int i = 1; i <= 10; i++) {
            channel.counter(hits).increment();
            pipeline.interval();

            assertEquals(received.lastSnapshot().snapshotId(), received.counter("tailrace_snapshots_total"));
            assertEquals(i, received.counter("tailrace_samples_total"));
        }
    }

    @Test
    void shouldCountTheFramesBeforeTheSnapshot() {
        final Channel channel = pipeline.engine.openChannel("worker");
        channel.counter(pipeline.counter("hits_total")).increment();
        pipeline.interval();
        final int before = received.frames.size();
        channel.counter(pipeline.counter("hits_total")).increment();
        pipeline.interval();

        assertEquals(before, received.counter("tailrace_frames_total"));
    }

    @Test
    void shouldCountRefusalsByChannelPriorityAndReason() {
        final Metric unimportant = pipeline.engine.register(MetricDescriptor.counter("unimportant_total")
                .help("First to go.")
                .priority(Priority.LOWEST)
                .build());
        final Metric hits = pipeline.counter("hits_total");
        final Channel channel = pipeline.engine.openChannel("worker");
        final int highWater = (int) (RING * 0.8);
        for (int i = 0; i < RING; i++) {
            channel.counter(unimportant).increment();
        }
        for (int i = 0; i < RING; i++) {
            channel.counter(hits).increment();
        }
        pipeline.interval();

        assertEquals(RING - highWater, received.counter(OVERFLOWS, "worker", "lowest", "high_water"));
        assertEquals(highWater, received.counter(OVERFLOWS, "worker", "normal", "full"));
        assertEquals(RING, received.lastSnapshot().channels().get(0).refused());
        assertEquals(highWater, received.counter("unimportant_total"));
        pipeline.interval();
        assertEquals(highWater, received.counter(OVERFLOWS, "worker", "normal", "full"));
        assertEquals(RING, received.view().channels().iterator().next().refused());
    }

    @Test
    void shouldCountLabelSetsThatWereFolded() {
        final Metric small = pipeline.engine.register(MetricDescriptor.counter("small_total")
                .help("Small.")
                .labelNames("n")
                .seriesLimit(2)
                .build());
        final Channel channel = pipeline.engine.openChannel("worker");
        for (int i = 0; i < 5; i++) {
            channel.counter(small, "n" + i).add(10);
        }
        pipeline.interval();

        assertEquals(3, received.counter("rejected_total", "cardinality"));
        assertEquals(30, received.counter("small_total", "overflow"));
        assertEquals(10, received.counter("small_total", "n1"));
    }

    @Test
    void shouldCountFramesThatSlowReadersLost() {
        final Channel channel = pipeline.engine.openChannel("worker");
        final Metric hits = pipeline.counter("hits_total");
        try (FrameTailer slow = pipeline.engine.openTailer("slow", StartPosition.END)) {
            for (int i = 0; i < 5_000; i++) {
                channel.counter(hits).increment();
                pipeline.interval();
            }
            slow.poll((buffer, offset, length, position) -> {}, Integer.MAX_VALUE);
            pipeline.interval();

            assertEquals(slow.lostFrames(), received.counter("bus_lagged_total"));
            assertEquals(true, slow.lostFrames() > 1_000);
        }
    }
}
