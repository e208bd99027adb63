package io.tailrace.systemtests.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameLog;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Threads bump versions and record into the newest and into old ones at full speed, while readers of the memory log and of the journal
 * join and leave: each of them is told of a version before its first value, and never of two active ones.
 */
class VersionsUnderLoadTest {
    private static final List<String> NAMES = List.of("orders_total", "refunds_total");
    private static final int WRITERS = 3;
    private static final int BUMPS_A_WRITER = 60;
    private static final int SAMPLES_A_BUMP = 200;
    private static final int HANDLES_KEPT = 5;

    @TempDir
    Path folder;

    private final AtomicIntegerArray versions = new AtomicIntegerArray(NAMES.size());
    private final AtomicBoolean writing = new AtomicBoolean(true);

    @Test
    void shouldTellEveryReaderOfAVersionBeforeItsFirstValue() {
        Seeds.run(1, random -> {
            final long[] accepted = new long[NAMES.size()];
            final ExecutorService threads = Executors.newCachedThreadPool();
            try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                    .service("shop")
                    .instance("shop-1")
                    .snapshotIntervalNs(TimeUnit.MILLISECONDS.toNanos(2))
                    .journal(ChronicleJournal.at(folder)))) {
                final List<Future<long[]>> writers = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    final Random own = new Random(random.nextLong());
                    final String name = "writer-" + i;
                    writers.add(threads.submit(() -> write(engine, name, own)));
                }
                final List<Future<Integer>> readers = List.of(
                        threads.submit(joining(start -> engine.openTailer("joiner", start), random.nextLong())),
                        threads.submit(joiningTheJournal(random.nextLong())));
                for (final Future<long[]> writer : writers) {
                    final long[] own = writer.get();
                    for (int name = 0; name < accepted.length; name++) {
                        accepted[name] += own[name];
                    }
                }
                writing.set(false);
                int joined = 0;
                for (final Future<Integer> reader : readers) {
                    joined += reader.get();
                }
                System.out.println(joined + " readers joined late and saw snapshots");
            } finally {
                writing.set(false);
                threads.shutdownNow();
            }
            final VersionWatch whole = new VersionWatch();
            try (FrameLog journal = ChronicleJournal.openForReading(folder);
                    FrameTailer tailer = journal.openTailer("all", StartPosition.EARLIEST)) {
                readToEnd(tailer, whole);
            }
            assertEquals(List.of(), whole.faults());
            for (int name = 0; name < accepted.length; name++) {
                assertEquals(accepted[name], whole.total(NAMES.get(name)), NAMES.get(name));
            }
        });
    }

    /** Bumps, minor and major, and records into what it has; counts what was accepted, by name. */
    private long[] write(final TelemetryEngine engine, final String channelName, final Random random) {
        final long[] accepted = new long[NAMES.size()];
        final List<Integer> namesOfHandles = new ArrayList<>();
        final List<Counter> handles = new ArrayList<>();
        try (Channel channel = engine.openChannel(channelName)) {
            for (int bump = 0; bump < BUMPS_A_WRITER; bump++) {
                final int name = random.nextInt(NAMES.size());
                final int version = versions.incrementAndGet(name);
                // Odd ones add a label to the even one before, which another thread may register later than this one
                // does.
                final String[] labels = version % 2 == 0 ? new String[] {"route"} : new String[] {"route", "method"};
                final String[] values = version % 2 == 0 ? new String[] {"/"} : new String[] {"/", "GET"};
                handles.add(channel.counter(
                        engine.register(MetricDescriptor.counter(NAMES.get(name))
                                .help("Counts.")
                                .labelNames(labels)
                                .version(1 + version / 2, version % 2)
                                .build()),
                        values));
                namesOfHandles.add(name);
                for (int sample = 0; sample < SAMPLES_A_BUMP; sample++) {
                    final int index = handles.size() - 1 - random.nextInt(Math.min(HANDLES_KEPT, handles.size()));
                    if (handles.get(index).increment() == RecordResult.ACCEPTED) {
                        accepted[namesOfHandles.get(index)]++;
                    }
                }
            }
        }
        return accepted;
    }

    /** Opens a reader. */
    private interface Opener {
        FrameTailer open(StartPosition start);
    }

    /** Joins again and again, somewhere, and reads a while; says how many of them saw snapshots. */
    private Callable<Integer> joining(final Opener opener, final long seed) {
        return () -> {
            final Random random = new Random(seed);
            final StartPosition[] starts = {StartPosition.EARLIEST, StartPosition.LAST_CHECKPOINT, StartPosition.END};
            int seeing = 0;
            do {
                final VersionWatch watch = new VersionWatch();
                try (FrameTailer tailer = opener.open(starts[random.nextInt(starts.length)])) {
                    final FrameReader reader = new FrameReader(watch);
                    for (int polls = 1 + random.nextInt(200); polls > 0; polls--) {
                        tailer.poll(reader, 100);
                        Thread.onSpinWait();
                    }
                }
                assertEquals(List.of(), watch.faults());
                seeing += watch.snapshots() > 0 ? 1 : 0;
            } while (writing.get());
            return seeing;
        };
    }

    private Callable<Integer> joiningTheJournal(final long seed) {
        return () -> {
            try (FrameLog journal = ChronicleJournal.openForReading(folder)) {
                return joining(start -> journal.openTailer("late", start), seed).call();
            }
        };
    }

    private static void readToEnd(final FrameTailer tailer, final VersionWatch watch) {
        final FrameReader reader = new FrameReader(watch);
        while (tailer.poll(reader, 1_000) > 0) {
            Thread.onSpinWait();
        }
    }
}
