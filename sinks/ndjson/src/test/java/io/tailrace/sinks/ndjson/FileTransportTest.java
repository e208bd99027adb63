package io.tailrace.sinks.ndjson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.testsupport.Seeds;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a journal into files that are put aside, over deaths, and faults of the disk and of people. */
class FileTransportTest {
    private static final RotationPolicy ROTATION =
            new RotationPolicy(8 * 1024, 60_000, 1_000, RotationPolicy.UNLIMITED, true);
    private static final int ENOUGH_CYCLES = 400;

    private final SettableClock clock = new SettableClock();
    private final CountingMeter meter = new CountingMeter();

    @TempDir
    Path directory;

    private EntriesJournal journal;
    private Path folder;
    private LineFolder files = LineFolder.system();

    @BeforeEach
    void place() throws IOException {
        journal = new EntriesJournal(directory.resolve("journal"), clock);
        folder = Files.createDirectory(directory.resolve("out"));
    }

    @Test
    void shouldWriteEachLineOnceWhoeverDiesWhen() throws IOException {
        journal.record(120);
        Seeds.run(25, random -> {
            folder = Files.createDirectory(directory.resolve("out" + random.nextLong()));
            final FaultyFolder faulty = new FaultyFolder(random);
            files = faulty;
            for (int death = 0; death < 8; death++) {
                faulty.killAt(1 + random.nextInt(150));
                liveUntilKilled(random);
                faulty.bury();
            }
            writeAll(LineKind.ENTRIES);
            writeAll(LineKind.SNAPSHOTS);
            assertEntriesWhole();
            assertEquals(journal.replay(), WrittenLines.of(folder, "snapshots"));
        });
    }

    private void liveUntilKilled(final Random random) {
        final LineKind kind = random.nextBoolean() ? LineKind.ENTRIES : LineKind.SNAPSHOTS;
        try {
            final NdjsonTransport transport = transport(kind);
            for (int i = 0; i < 20; i++) {
                work(transport);
                clock.advanceMs(random.nextInt(2_000));
            }
            transport.onClose();
        } catch (final FaultyFolder.Killed death) {
            // As was to be.
        }
    }

    @Test
    void shouldWriteSnapshotsAsAReplayDoesWhileTheyAreMade() throws IOException {
        NdjsonTransport transport = transport(LineKind.SNAPSHOTS);
        for (int i = 0; i < 6; i++) {
            journal.record(40);
            for (int cycle = 0; cycle < 5; cycle++) {
                work(transport);
                clock.advanceMs(1_100);
            }
            if (i % 2 == 0) {
                transport.onClose();
                transport = transport(LineKind.SNAPSHOTS);
            }
        }
        transport.onClose();
        assertEquals(journal.replay(), WrittenLines.of(folder, "snapshots"));
        assertTrue(WrittenLines.files(folder, "snapshots").size() > 3, "rotated");
    }

    @Test
    void shouldCountAFullDiskOnceAndGoOnWhenThereIsRoom() throws IOException {
        final FaultyFolder faulty = new FaultyFolder(new Random(1));
        files = faulty;
        journal.record(30);
        final NdjsonTransport transport = transport(LineKind.ENTRIES);
        settle(transport);
        faulty.full(true);
        journal.record(30);
        for (int i = 0; i < 100; i++) {
            work(transport);
            clock.advanceMs(1_000);
        }
        assertEquals(DeliveryState.ISOLATED, transport.status().state());
        assertEquals(1, transport.status().failures());
        assertTrue(
                transport.status().cause().contains("No space left on device"),
                transport.status().cause());
        assertEquals(1, meter.alerts);
        faulty.full(false);
        assertRecovers(transport, 1);
    }

    @Test
    void shouldGoOnWhenAFolderThatWasDeletedIsBack() throws IOException {
        journal.record(30);
        final NdjsonTransport transport = transport(LineKind.ENTRIES);
        settle(transport);
        journal.record(1);
        work(transport);
        final List<String> before = WrittenLines.of(folder, "entries"); // marked
        journal.record(5);
        work(transport);
        assertEquals(before.size() + 5, WrittenLines.of(folder, "entries").size());
        delete(folder);
        journal.record(20);
        for (int i = 0; i < 20; i++) {
            clock.advanceMs(1_000);
            work(transport);
        }
        assertEquals(DeliveryState.RETRYING, transport.status().state());
        assertEquals(1, transport.status().failures());
        Files.createDirectory(folder);
        settle(transport);
        transport.onClose();
        final List<Long> numbers = EntriesJournal.numbers(WrittenLines.of(folder, "entries"));
        assertEquals(
                LongStream.range(before.size(), journal.recorded()).boxed().toList(),
                numbers,
                "what was marked went with the folder; all else is here");
        assertEquals(1, meter.failures);
        assertEquals(journal.recorded(), meter.delivered);
    }

    @Test
    void shouldGoOnInANewFileWhenLogrotateMovedTheOldOne() throws IOException {
        final NdjsonTransport transport = transport(LineKind.ENTRIES);
        final List<String> lines = new ArrayList<>();
        for (int day = 1; day < 4; day++) {
            journal.record(20);
            work(transport);
            Files.move(folder.resolve("entries.jsonl"), folder.resolve("entries.jsonl." + day));
            if (day == 2) {
                Files.createFile(folder.resolve("entries.jsonl")); // its option create
            }
            journal.record(5);
            settle(transport);
            lines.addAll(Files.readAllLines(folder.resolve("entries.jsonl." + day)));
        }
        transport.onClose();
        lines.addAll(Files.readAllLines(folder.resolve("entries.jsonl")));
        assertEquals(LongStream.range(0, journal.recorded()).boxed().toList(), EntriesJournal.numbers(lines));
        assertEquals(0, meter.failures);
        assertEquals(journal.recorded(), meter.delivered);
    }

    @Test
    void shouldWaitForAJournalAndTellNothingAsLongAsThereIsNone() {
        final NdjsonTransport transport = transport(LineKind.ENTRIES);
        for (int i = 0; i < 100; i++) {
            work(transport);
            clock.advanceMs(1_000);
        }
        assertEquals(DeliveryState.DELIVERING, transport.status().state());
        journal.record(5);
        settle(transport);
        assertEquals(5, transport.status().delivered());
        transport.onClose();
    }

    @Test
    void shouldForceAsThePolicySays() {
        final FaultyFolder faulty = new FaultyFolder(new Random(1));
        files = faulty;
        final long none = forces(faulty, FsyncPolicy.NONE);
        assertEquals(none + 4, forces(faulty, FsyncPolicy.ON_FLUSH));
        assertEquals(none + 2, forces(faulty, FsyncPolicy.EVERY_INTERVAL));
    }

    /** Four flushes, 600 ms apart, of a file that is marked at its end. */
    private long forces(final FaultyFolder faulty, final FsyncPolicy policy) {
        journal = new EntriesJournal(directory.resolve("journal-" + policy), clock);
        journal.record(1);
        final long before = faulty.forces();
        final NdjsonTransport transport = NdjsonTransport.of(context(LineKind.ENTRIES)
                .name("p" + policy)
                .file(folder.resolve(policy + ".jsonl"))
                .fsync(policy)
                .markIntervalNs(TimeUnit.HOURS.toNanos(1)));
        work(transport);
        for (int i = 0; i < 3; i++) {
            journal.record(1);
            clock.advanceMs(490);
            work(transport);
        }
        transport.onClose();
        return faulty.forces() - before;
    }

    private void assertRecovers(final NdjsonTransport transport, final long failures) throws IOException {
        settle(transport);
        assertEquals(DeliveryState.DELIVERING, transport.status().state());
        transport.onClose();
        assertEntriesWhole();
        assertEquals(failures, meter.failures);
        assertEquals(0, meter.alerts);
        assertEquals(journal.recorded(), meter.delivered);
        assertEquals(journal.recorded(), transport.status().delivered());
    }

    private void assertEntriesWhole() throws IOException {
        assertEquals(
                LongStream.range(0, journal.recorded()).boxed().toList(),
                EntriesJournal.numbers(WrittenLines.of(folder, "entries")));
    }

    private NdjsonContext context(final LineKind kind) {
        return new NdjsonContext()
                .name(kind == LineKind.ENTRIES ? "entries" : "snapshots")
                .kind(kind)
                .journal(journal.source())
                .file(folder.resolve(kind == LineKind.ENTRIES ? "entries.jsonl" : "snapshots.jsonl"))
                .rotation(ROTATION)
                .retry(RetryPolicy.defaults())
                .meter(meter)
                .clock(clock)
                .files(files)
                .seed(7);
    }

    private NdjsonTransport transport(final LineKind kind) {
        return NdjsonTransport.of(context(kind));
    }

    private void writeAll(final LineKind kind) {
        final NdjsonTransport transport = transport(kind);
        settle(transport);
        transport.onClose();
    }

    /** Until all is written and marked. */
    private void settle(final NdjsonTransport transport) {
        for (int i = 0; i < ENOUGH_CYCLES / 10; i++) {
            clock.advanceMs(1_100);
            work(transport);
        }
    }

    private static void work(final NdjsonTransport transport) {
        try {
            for (int i = 0; i < ENOUGH_CYCLES && transport.doWork() > 0; i++) {
                // all that is there
            }
        } catch (final Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(final Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (final Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
