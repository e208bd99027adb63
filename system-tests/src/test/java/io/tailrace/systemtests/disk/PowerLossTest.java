package io.tailrace.systemtests.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.disk.SmallFileSystem;
import io.tailrace.cli.disk.SmallFileSystem.Kind;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalContext;
import io.tailrace.sinks.journal.JournalFiles;
import io.tailrace.sinks.journal.SyncPolicy;
import io.tailrace.systemtests.journal.JournalRecount;
import io.tailrace.testsupport.Seeds;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes: what a journal on an ext4 file system has on its device then, which is what a copy of the device's file holds, is
 * mounted again and gone on with.
 */
class PowerLossTest {
    private static final long DISK_BYTES = 64L << 20;
    private static final int INTERVAL_MS = 100;
    private static final int INTERVALS_AFTER = 5;
    private static final String JOURNAL = "journal";
    private static final String WORKER = "worker";
    private static final String NEXT_WORKER = "next";

    private final SettableClock clock = new SettableClock();
    private SmallFileSystem disk;
    private TelemetryEngine engine;
    private Channel channel;
    private Counter hits;
    private long recorded;

    @TempDir
    Path scratch;

    @BeforeEach
    void mount() {
        disk = Mounted.mount(Kind.EXT4, scratch, DISK_BYTES);
    }

    @AfterEach
    void unmount() {
        if (engine != null) {
            engine.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void shouldKeepWhatWasFlushedUnderOnFlush() {
        Seeds.run(1, random -> {
            launch(journal().syncPolicy(SyncPolicy.ON_FLUSH));
            for (int cut = 0; cut < 4; cut++) {
                record(1 + random.nextInt(30));
                assertEquals(FlushResult.FLUSHED, engine.flush(TimeUnit.MINUTES.toNanos(1)));
                final long flushed = recorded;
                record(random.nextInt(30));
                assertTrue(acceptedAfterPowerLoss() >= flushed, "what was flushed is gone");
            }
        });
    }

    @Test
    void shouldKeepAllButTheLastIntervalUnderEveryInterval() {
        Seeds.run(1, random -> {
            launch(journal().syncPolicy(SyncPolicy.EVERY_INTERVAL).syncIntervalNs(TimeUnit.SECONDS.toNanos(1)));
            for (int cut = 0; cut < 4; cut++) {
                record(1 + random.nextInt(15));
                final long before = recorded;
                // The interval itself, and the frame that comes with the next cut or sign of life.
                record(1_000 / INTERVAL_MS + 2);
                assertTrue(acceptedAfterPowerLoss() >= before, "older than an interval, and gone");
            }
        });
    }

    /** Without a promise anything may be on the device: here any part of the files is, by chance. */
    @Test
    void shouldDamageNothingUnderNone() {
        Seeds.run(1, random -> {
            launch(journal().syncPolicy(SyncPolicy.NONE));
            for (int cut = 0; cut < 8; cut++) {
                record(1 + random.nextInt(30));
                forceSome(random);
                acceptedAfterPowerLoss();
            }
        });
    }

    private JournalContext journal() {
        return ChronicleJournal.at(disk.directory().resolve(JOURNAL)).rollAgeNs(TimeUnit.SECONDS.toNanos(1));
    }

    private void launch(final JournalContext journal) {
        engine = launchOn(journal);
        channel = engine.openChannel(WORKER);
        hits = channel.counter(hits(engine));
    }

    private TelemetryEngine launchOn(final JournalContext journal) {
        return TelemetryEngine.launch(new EngineContext()
                .threadingMode(ThreadingMode.INVOKER)
                .clock(clock)
                .snapshotIntervalNs(TimeUnit.MILLISECONDS.toNanos(INTERVAL_MS))
                .journal(journal));
    }

    private static Metric hits(final TelemetryEngine engine) {
        return engine.register(
                MetricDescriptor.counter("hits_total").help("Hits.").build());
    }

    private void record(final int intervals) {
        for (int i = 0; i < intervals; i++) {
            for (int n = 0; n < 10; n++) {
                hits.increment();
                recorded++;
            }
            clock.advanceMs(INTERVAL_MS);
            invoke(engine);
        }
    }

    private static void invoke(final TelemetryEngine engine) {
        while (engine.invoke() > 0) {
            Thread.onSpinWait();
        }
    }

    private void forceSome(final Random random) throws IOException {
        final List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(disk.directory().resolve(JOURNAL))) {
            entries.forEach(files::add);
        }
        for (final Path file : files) {
            if (random.nextBoolean()) {
                JournalFiles.system().force(file);
            }
        }
    }

    /** Reads what the device holds now, and goes on with it. Returns the samples that are there. */
    private long acceptedAfterPowerLoss() throws IOException {
        try (SmallFileSystem after = disk.mountAsAfterPowerLoss(scratch)) {
            final Path directory = after.directory().resolve(JOURNAL);
            final long accepted = acceptedIn(directory);
            try (TelemetryEngine next = launchOn(ChronicleJournal.at(directory));
                    Channel worker = next.openChannel(NEXT_WORKER)) {
                final Counter counter = worker.counter(hits(next));
                for (int i = 0; i < INTERVALS_AFTER; i++) {
                    counter.increment();
                    clock.advanceMs(INTERVAL_MS);
                    invoke(next);
                }
            }
            final JournalRecount recount = JournalRecount.of(directory);
            assertEquals(
                    INTERVALS_AFTER,
                    recount.accepted(NEXT_WORKER),
                    () -> "it cannot be gone on with: " + recount.faults());
            // More than before if the table did not say that a roll file is there, which the next engine saw in the
            // folder.
            assertTrue(recount.accepted(WORKER) >= accepted, "the next engine lost something of what was there");
            assertTrue(recount.accepted(WORKER) <= recorded, "more than was recorded");
            return accepted;
        }
    }

    private static long acceptedIn(final Path directory) {
        try {
            return JournalRecount.of(directory).accepted(WORKER);
        } catch (final FrameLogException nothingWrittenYet) {
            return 0;
        }
    }
}
