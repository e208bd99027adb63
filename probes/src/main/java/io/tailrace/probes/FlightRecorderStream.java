package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.engine.recording.Histogram;
import java.time.Duration;
import java.util.function.Consumer;
import jdk.jfr.EventSettings;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/**
 * What the JVM's flight recorder tells: a recording of our own with a handful of event types, without stacks, that is read while it is written. The only class that names the
 * module {@code jdk.jfr}, so that all others work on a JVM without it. Names and fields of events are those that {@code jfr metadata} of JDK 17 to 25 prints; a type that a JVM
 * does not have tells nothing. Files of the recording lie where the JVM has its repository: what was read is deleted, so there are two chunks of 12 MB at the most, and none behind
 * {@link #close()}.
 */
final class FlightRecorderStream implements AutoCloseable {
    private static final Duration PINNED_FOR = Duration.ofMillis(1);

    private final RecordingStream stream = new RecordingStream();
    private final GcPauses pauses;

    FlightRecorderStream(final Meters meters, final FlightRecorderRoom room, final ProbeLog log) {
        stream.onError(fault -> log.fault(FlightRecorderThread.NAME, fault));
        pauses = new GcPauses(meters.histograms(MetricFamilies.TAILRACE_JVM_GC_PAUSE_SECONDS));
        onEach("jdk.GCPhasePause", event -> pauses.paused(event.getLong("gcId"), durationNs(event)));
        onEach(
                "jdk.GarbageCollection",
                event -> pauses.collected(event.getLong("gcId"), event.getString("name"), event.getString("cause")));
        stream.onFlush(pauses::flushed);
        stream.onFlush(() -> {
            if (room.isShort()) {
                log.ended(FlightRecorderThread.NAME, room.shortage());
                stream.close();
            }
        });
        safepoints(meters);
        final Histogram pinned = meters.histogram(MetricFamilies.TAILRACE_JVM_VIRTUAL_THREAD_PINNED_SECONDS);
        enable("jdk.VirtualThreadPinned").withThreshold(PINNED_FOR);
        stream.onEvent("jdk.VirtualThreadPinned", event -> pinned.record(durationNs(event)));
        if (!AllocationProbe.isCounted()) {
            estimateAllocation(meters);
        }
    }

    private void safepoints(final Meters meters) {
        final Safepoints safepoints = new Safepoints(meters.histogram(MetricFamilies.TAILRACE_JVM_SAFEPOINT_SECONDS));
        final Histogram sync = meters.histogram(MetricFamilies.TAILRACE_JVM_SAFEPOINT_SYNC_SECONDS);
        onEach("jdk.SafepointBegin", event -> safepoints.begun(event.getLong("safepointId"), event.getStartTime()));
        onEach("jdk.SafepointStateSynchronization", event -> sync.record(durationNs(event)));
        onEach("jdk.SafepointEnd", event -> safepoints.ended(event.getLong("safepointId"), event.getEndTime()));
    }

    private void estimateAllocation(final Meters meters) {
        final AllocationEstimate estimate =
                new AllocationEstimate(meters.growth(MetricFamilies.TAILRACE_JVM_ALLOCATED_BYTES_TOTAL));
        onEach("jdk.GCHeapSummary", event -> {
            if ("Before GC".equals(event.getString("when"))) {
                estimate.before(event.getLong("heapUsed"));
            } else {
                estimate.after(event.getLong("heapUsed"));
            }
        });
    }

    private EventSettings enable(final String type) {
        return stream.enable(type).withoutStackTrace();
    }

    private void onEach(final String type, final Consumer<RecordedEvent> action) {
        enable(type).withoutThreshold();
        stream.onEvent(type, action);
    }

    private static long durationNs(final RecordedEvent event) {
        return event.getDuration().toNanos();
    }

    /** On the caller's thread, until it is closed. */
    void run() {
        stream.start();
        pauses.close();
    }

    /** Any thread, once or more often. */
    @Override
    public void close() {
        stream.close();
    }
}
