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
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.testsupport.Seeds;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a sample takes from its recording into the file while the disk stalls again and again. All of it in one thread, so a stall
 * holds the aggregator up as well, which is worse than with threads of their own; and in the time of a clock that is set.
 */
class JournalDelayTest {
    private static final long STALL_MS = 200;
    private static final long BOUND_MS = 500;
    private static final int STEPS = 1_500;

    private final SettableClock clock = new SettableClock();
    private long stalls;

    @TempDir
    Path directory;

    @Test
    void shouldBringEachSampleIntoTheFileInTimeWhileTheDiskStalls() {
        Seeds.run(1, random -> {
            final Stalls stall = new Stalls(random);
            final SlowDisk disk = new SlowDisk(stall);
            final ChronicleJournal[] opened = new ChronicleJournal[1];
            try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                            .threadingMode(ThreadingMode.INVOKER)
                            .clock(clock)
                            .journal((engineClock, errors) -> {
                                opened[0] = ChronicleJournal.at(directory)
                                        .files(disk)
                                        .syncPolicy(SyncPolicy.EVERY_INTERVAL)
                                        .rollAgeNs(TimeUnit.SECONDS.toNanos(2))
                                        .open(engineClock, errors);
                                return disk.around(opened[0]);
                            }));
                    Channel channel = engine.openChannel("worker");
                    FrameTailer tailer = opened[0].openTailer("delay", StartPosition.EARLIEST)) {
                final Counter hits = channel.counter(engine.register(
                        MetricDescriptor.counter("hits_total").help("Hits.").build()));
                final Delays delays = new Delays();
                final FrameReader reader = new FrameReader(delays);
                stall.begin();
                for (int step = 0; step < STEPS; step++) {
                    hits.increment();
                    delays.recordedAtNs.add(clock.nanoTime());
                    clock.advanceMs(10);
                    engine.invoke();
                    tailer.poll(reader, Integer.MAX_VALUE);
                }
                assertTrue(stalls > STEPS / 100, () -> "only " + stalls + " stalls");
                assertTrue(
                        delays.longestNs <= TimeUnit.MILLISECONDS.toNanos(BOUND_MS),
                        () -> TimeUnit.NANOSECONDS.toMillis(delays.longestNs) + " ms from record to file");
                assertTrue(delays.recordedAtNs.size() <= BOUND_MS / 10, "samples do not come");
                assertEquals(0, delays.refused);
            }
        });
    }

    /** One at a time: the disk works for a while in between. */
    private final class Stalls implements Runnable {
        private final Random random;
        private long nextAtNs = Long.MAX_VALUE;

        Stalls(final Random random) {
            this.random = random;
        }

        void begin() {
            nextAtNs = clock.nanoTime();
        }

        @Override
        public void run() {
            if (clock.nanoTime() >= nextAtNs) {
                stalls++;
                clock.advanceMs(STALL_MS);
                nextAtNs = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STALL_MS + random.nextInt(400));
            }
        }
    }

    private final class Delays implements FrameListener {
        private final Deque<Long> recordedAtNs = new ArrayDeque<>();
        private long longestNs;
        private long refused;

        @Override
        public void onSnapshot(final Snapshot snapshot, final long position) {
            for (final ChannelRange range : snapshot.channels()) {
                if (range.channel().equals("worker")) {
                    refused += range.refused();
                    for (long sample = 0; sample < range.samples(); sample++) {
                        longestNs = Math.max(longestNs, clock.nanoTime() - recordedAtNs.remove());
                    }
                }
            }
        }
    }
}
