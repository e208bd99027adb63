package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.ChannelRange;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.JournalGapBridge;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread records at a steady pace while the journal's disk really stalls: nothing of that reaches it. */
class JournalSlowDiskTest {
    private static final long PACE_NS = 50_000;
    private static final long SHORT_STALL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONG_STALL_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long BETWEEN_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int CALLS = 40_000;
    /** The machine may hold the recording thread up for a whole stall, too, but not for as many. */
    private static final double ALLOWED_SHARE = 0.5;
    /** The same calls in the same process, apart from chance. */
    private static final double WITHIN_NOISE = 10;

    @TempDir
    Path directory;

    @Test
    void shouldNotTouchRecordingWhileTheDiskStalls() {
        final Run undisturbed = run("undisturbed", 0, CALLS);
        final Run disturbed = run("disturbed", SHORT_STALL_NS, CALLS);
        assertTrue(disturbed.stalls >= 3, () -> "only " + disturbed.stalls + " stalls");
        disturbed.assertWhole();
        assertTrue(disturbed.occupancyPermille < 800, () -> "ring filled to " + disturbed.occupancyPermille);
        assertTrue(
                disturbed.silentStalls <= ALLOWED_SHARE * disturbed.stalls,
                () -> "nothing was recorded in " + disturbed.silentStalls + " of " + disturbed.stalls + " stalls");
        final double ratio = (double) disturbed.calls.getValueAtPercentile(99)
                / Math.max(1_000, undisturbed.calls.getValueAtPercentile(99));
        assertTrue(ratio <= WITHIN_NOISE, () -> "p99 is " + ratio + " times that of an undisturbed run");
    }

    @Test
    void shouldLoseNothingButResolutionWhileTheDiskStallsForLong() {
        final Run run = run("long", LONG_STALL_NS, 3 * CALLS);
        assertTrue(run.stalls >= 1);
        run.assertWhole();
    }

    private Run run(final String name, final long stallNs, final int calls) {
        final Run run = new Run();
        final AtomicInteger stalls = new AtomicInteger();
        final AtomicInteger silentStalls = new AtomicInteger();
        final AtomicBoolean recording = new AtomicBoolean();
        final long[] nextAtNs = new long[1];
        final SlowDisk disk = new SlowDisk(() -> {
            if (stallNs > 0 && recording.get() && System.nanoTime() >= nextAtNs[0]) {
                stalls.incrementAndGet();
                final long before = run.recorded.get();
                LockSupport.parkNanos(stallNs);
                if (run.recorded.get() == before) {
                    silentStalls.incrementAndGet();
                }
                nextAtNs[0] = System.nanoTime() + BETWEEN_NS;
            }
        });
        final Path journal = directory.resolve(name);
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .threadingMode(ThreadingMode.DEDICATED)
                .rateLimitPerSecond(0)
                .closeTimeoutNs(2 * LONG_STALL_NS)
                .journal((clock, errors) -> disk.around(ChronicleJournal.at(journal)
                        .files(disk)
                        .syncPolicy(SyncPolicy.EVERY_INTERVAL)
                        .open(clock, errors))))) {
            final Channel channel = engine.openChannel("worker");
            final Counter hits = channel.counter(engine.register(
                    MetricDescriptor.counter("hits_total").help("Hits.").build()));
            recording.set(true);
            run.record(hits, calls);
            recording.set(false);
            channel.close();
        }
        run.stalls = stalls.get();
        run.silentStalls = silentStalls.get();
        run.read(journal);
        return run;
    }

    private static final class Run implements FrameListener {
        private final Histogram calls = new Histogram(3);
        private final AtomicLong recorded = new AtomicLong();
        private int stalls;
        private int silentStalls;
        private long accepted;
        private long refused;
        private int occupancyPermille;

        void record(final Counter hits, final int count) {
            long dueNs = System.nanoTime();
            for (int i = 0; i < count; i++) {
                dueNs += PACE_NS;
                while (System.nanoTime() < dueNs) {
                    Thread.onSpinWait();
                }
                final long beganNs = System.nanoTime();
                hits.increment();
                calls.recordValue(System.nanoTime() - beganNs);
                recorded.lazySet(i + 1L);
            }
        }

        void read(final Path journal) {
            try (ChronicleJournal log = ChronicleJournal.openForReading(journal);
                    FrameTailer tailer = log.openTailer("all", StartPosition.EARLIEST)) {
                final FrameReader bridge = new FrameReader(new JournalGapBridge(this));
                final FrameReader reader = new FrameReader(this);
                int polled;
                do {
                    polled = tailer.poll(
                            (buffer, offset, length, position) -> {
                                bridge.onFrame(buffer, offset, length, position);
                                reader.onFrame(buffer, offset, length, position);
                            },
                            1_000);
                } while (polled > 0);
            }
        }

        void assertWhole() {
            assertEquals(0, refused);
            assertEquals(calls.getTotalCount(), accepted);
        }

        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            for (final ChannelRange range : snapshot.channels()) {
                if (range.channel().equals("worker")) {
                    accepted += range.samples();
                    refused += range.refused();
                }
            }
        }

        @Override
        public void onStatus(final StatusInfo status) {
            occupancyPermille = Math.max(occupancyPermille, status.occupancyPermille());
        }
    }
}
