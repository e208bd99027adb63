package io.tailrace.systemtests.disk;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.sinks.journal.JournalContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A service that records as fast as it can, with the journal on a disk that its parent fills. Any error in a recording thread is a
 * stray one. Arguments: the journal's folder; a file that is made when it is to end.
 */
final class RecordingChild {
    private static final int THREADS = 2;
    private static final int LABELS = 8;

    private static final AtomicLong STRAY = new AtomicLong();
    private static volatile boolean ended;

    private RecordingChild() {}

    public static void main(final String[] arguments) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> stray(error));
        final JournalOfChild journal = new JournalOfChild(Path.of(arguments[0]), JournalContext.UNLIMITED);
        final AtomicLong accepted = new AtomicLong();
        final AtomicLong refused = new AtomicLong();
        final long engineErrors;
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .journal(journal)
                .rateLimitPerSecond(0)
                // So that the journal is left behind soon, and states the gap.
                .memoryLogLengthInBytes(1 << 18)
                .journalPatienceNs(TimeUnit.MILLISECONDS.toNanos(100))
                .snapshotIntervalNs(TimeUnit.MILLISECONDS.toNanos(20)))) {
            final Metric metric = engine.register(MetricDescriptor.histogram("work_seconds")
                    .help("Work.")
                    .labelNames("op")
                    .build());
            final List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                final Channel channel = engine.openChannel("worker-" + i);
                threads.add(new Thread(() -> record(channel, metric, accepted, refused)));
            }
            threads.forEach(Thread::start);
            journal.tellUntil(Path.of(arguments[1]));
            ended = true;
            for (final Thread thread : threads) {
                thread.join();
            }
            engineErrors = engine.errorCount();
        }
        System.out.println(
                "ended stray=" + STRAY + " errors=" + engineErrors + " accepted=" + accepted + " refused=" + refused);
    }

    private static void record(
            final Channel channel, final Metric metric, final AtomicLong accepted, final AtomicLong refused) {
        final Histogram[] histograms = new Histogram[LABELS];
        for (int i = 0; i < LABELS; i++) {
            histograms[i] = channel.histogram(metric, "op" + i);
        }
        long value = 1;
        while (!ended) {
            try {
                // Any value is as good as another; these are spread over the range.
                value = value * 6364136223846793005L + 1442695040888963407L;
                final boolean isRefused = histograms[(int) (value >>> 61)]
                        .record((value & 0xFFFFFFFFL) + 1_000)
                        .isRefused();
                (isRefused ? refused : accepted).incrementAndGet();
            } catch (final Throwable e) { // whatever it is, it has no business here
                stray(e);
            }
        }
        channel.close();
    }

    private static void stray(final Throwable error) {
        STRAY.incrementAndGet();
        error.printStackTrace();
    }
}
