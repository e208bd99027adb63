package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.testsupport.Allocations;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole duty cycle, from the rings to the journal's appender, allocates next to nothing in steady state. */
class SnapshotAllocationTest {
    private static final int INTERVALS = 100;
    private static final int SERIES = 20;
    private static final int SAMPLES = 50;
    private static final long BOUND_IN_BYTES = 1_024;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAllocateLessThan1KiBAnInterval(final boolean retainSamples) {
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .journal((anyClock, errors) -> new Nowhere()))) {
            final List<Histogram> histograms = histograms(engine, retainSamples);
            final Runnable intervals = () -> {
                for (int i = 0; i < INTERVALS; i++) {
                    for (int n = 0; n < SERIES; n++) {
                        for (int sample = 0; sample < SAMPLES; sample++) {
                            histograms.get(n).record(1_000L * (n + 1) * (sample + i));
                        }
                    }
                    clock.advanceMs(100);
                    engine.invoke();
                }
            };
            intervals.run();

            final long bytes = Allocations.bytesPerRun(intervals) / INTERVALS;

            assertTrue(bytes < BOUND_IN_BYTES, () -> bytes + " bytes an interval");
        }
    }

    private static List<Histogram> histograms(final TelemetryEngine engine, final boolean retainSamples) {
        final List<Histogram> histograms = new ArrayList<>();
        for (int n = 0; n < SERIES; n++) {
            final Channel channel = engine.openChannel("worker-" + n);
            histograms.add(channel.histogram(
                    engine.register(MetricDescriptor.histogram("latency_seconds")
                            .help("Latency.")
                            .unit(Unit.SECONDS)
                            .labelNames("n")
                            .retainSamples(retainSamples)
                            .build()),
                    "n" + n));
        }
        return histograms;
    }

    /** A journal that takes everything and keeps nothing. */
    private static final class Nowhere implements FrameLog, FrameAppender {
        @Override
        public FrameAppender appender() {
            return this;
        }

        @Override
        public AppendResult append(final DirectBuffer buffer, final int offset, final int lengthInBytes) {
            return AppendResult.APPENDED;
        }

        @Override
        public boolean isCheckpointDue() {
            return false;
        }

        @Override
        public boolean sync() {
            return true;
        }

        @Override
        public FrameTailer openTailer(final String name, final StartPosition start) {
            return new ListFrameLog().openTailer(name, start);
        }

        @Override
        public void close() {}
    }
}
