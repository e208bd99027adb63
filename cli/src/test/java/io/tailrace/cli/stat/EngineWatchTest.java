package io.tailrace.cli.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.reader.HistogramTotals;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.SyncPolicy;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineWatchTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MS = 1_000_000L;
    private static final long ROLL_BYTES = 128 * 1024;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();
    private boolean processMayRun = true;

    @Test
    void shouldShowExactQuantilesOfTheLastIntervalAndOfEverything() {
        try (RecordingEngine engine = new RecordingEngine(journal(), clock)) {
            for (int i = 0; i < 100; i++) {
                engine.order("buy", 90_000);
            }
            engine.advanceMs(3_000);
            for (int us = 1; us <= 200; us++) {
                engine.order("buy", us);
            }
            engine.open(7);
            engine.advanceMs(1_000);
            try (EngineWatch watch = watch()) {
                final EngineReading reading = read(watch);

                assertEquals(EngineState.LIVE, reading.life().state());
                assertEquals(SettableClock.START_EPOCH_NS, reading.life().sinceNs());
                assertEquals(1.0, reading.intervalNs() / (double) SECOND_NS, 0.101);
                final SeriesReading latency = series(reading, "order_seconds");
                final HistogramTotals added = latency.histogram(false);
                assertEquals(200, added.count());
                assertEquals(200, latency.addedCount());
                assertEquals(200.0 * SECOND_NS / reading.intervalNs(), latency.rate(), 1e-6);
                assertTrue(equivalent(100_000, added.valueAtPercentile(50)), "p50");
                assertTrue(equivalent(198_000, added.valueAtPercentile(99)), "p99");
                assertEquals(200_000, added.max());
                assertEquals(300, latency.histogram(true).count());
                assertEquals(90_000_000, latency.histogram(true).max());
                assertEquals(300, series(reading, "orders_total").counterTotal());
                assertEquals(200, series(reading, "orders_total").addedCount());
                assertEquals(7.0, series(reading, "orders_open").gaugeValue());
                assertTrue(reading.isCurrent() && reading.isAtEnd());
            }
        }
    }

    @Test
    void shouldTellIdleFromLive() {
        try (RecordingEngine engine = new RecordingEngine(journal(), clock);
                EngineWatch watch = watch()) {
            engine.order("buy", 5);
            engine.advanceMs(500);
            assertEquals(EngineState.LIVE, read(watch).life().state());
            final long recordedNs = clock.epochNanos();

            engine.advanceMs(5_000);

            final EngineReading idle = read(watch);
            assertEquals(EngineState.IDLE, idle.life().state());
            assertTrue(idle.life().sinceNs() <= recordedNs, idle.life()::toString);
            assertEquals(0, series(idle, "order_seconds").rate());
            assertNull(series(idle, "order_seconds").histogram(false));
        }
    }

    @Test
    void shouldTellStaleFromDeadByTheProcess() {
        try (RecordingEngine engine = new RecordingEngine(journal(), clock);
                EngineWatch watch = watch()) {
            engine.order("buy", 5);
            engine.advanceMs(600);
            final long signNs = read(watch).life().lastSignNs();

            // The engine's own thread is the test's: it does nothing any more.
            clock.advanceNs(Pulse.STALE_NS + 1);
            assertEquals(
                    new Life(EngineState.STALE, signNs, signNs), read(watch).life());

            processMayRun = false;
            assertEquals(new Life(EngineState.DEAD, signNs, signNs), read(watch).life());
            assertEquals(1, series(read(watch), "orders_total").addedCount(), "its last interval stays");

            processMayRun = true;
            engine.advanceMs(600);
            engine.order("buy", 5);
            engine.advanceMs(600);
            assertEquals(EngineState.LIVE, read(watch).life().state());
        }
    }

    @Test
    void shouldNotTakeAWallClockThatIsSetForAnEnd() {
        processMayRun = false;
        try (RecordingEngine engine = new RecordingEngine(journal(), clock);
                EngineWatch watch = watch()) {
            for (final long jumpNs : new long[] {-3_600 * SECOND_NS, 7_200 * SECOND_NS}) {
                engine.advanceMs(600);
                engine.order("buy", 5);
                engine.advanceMs(600);
                assertEquals(EngineState.LIVE, read(watch).life().state());
                clock.setEpochNanos(clock.epochNanos() + jumpNs);
                assertEquals(EngineState.LIVE, read(watch).life().state());
            }
            engine.order("buy", 5);
            engine.advanceMs(900);
            final EngineReading after = read(watch);
            assertEquals(EngineState.LIVE, after.life().state());
            assertTrue(after.intervalNs() <= 2 * SECOND_NS, () -> after.intervalNs() + " ns");
        }
    }

    @Test
    void shouldTellAnOrderlyEndFromADeath() {
        processMayRun = false;
        final RecordingEngine engine = new RecordingEngine(journal(), clock);
        engine.order("buy", 5);
        engine.advanceMs(600);
        engine.close();
        clock.advanceNs(10 * SECOND_NS);

        try (EngineWatch watch = watch()) {
            final Life life = read(watch).life();
            assertEquals(EngineState.CLOSED, life.state());
            assertTrue(life.sinceNs() <= SettableClock.START_EPOCH_NS + 700 * MS, life::toString);
        }
    }

    @Test
    void shouldFollowAnEngineThatStartsAnew() {
        final RecordingEngine first = new RecordingEngine(journal(), clock);
        first.order("buy", 5);
        first.advanceMs(600);
        try (EngineWatch watch = watch()) {
            assertEquals(1, read(watch).epoch().epoch());
            first.close();
            try (RecordingEngine second = new RecordingEngine(journal(), clock)) {
                second.order("buy", 6);
                second.advanceMs(600);
                final EngineReading reading = read(watch);
                assertEquals(2, reading.epoch().epoch());
                assertEquals(EngineState.LIVE, reading.life().state());
                assertEquals(2, series(reading, "orders_total").counterTotal(), "totals go on");
                assertEquals(1, series(reading, "orders_total").addedCount(), "what came in the interval does not");
            }
        }
    }

    @Test
    void shouldCountWhatWasRefused() {
        try (RecordingEngine engine = new RecordingEngine(journal(), clock);
                EngineWatch watch = watch()) {
            engine.overflow(1_000);
            engine.advanceMs(600);

            final EngineReading now = read(watch);
            assertTrue(now.refused() >= 1_000, () -> now.refused() + " refused");
            assertEquals(now.refused(), now.refusedTotal());
            final ChannelReading channel = now.channels().stream()
                    .filter(one -> one.totals().name().equals("desk"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(now.refused(), channel.refused());

            engine.order("buy", 1);
            engine.advanceMs(2_000);
            final EngineReading later = read(watch);
            assertEquals(0, later.refused());
            assertEquals(now.refusedTotal(), later.refusedTotal());
        }
    }

    @Test
    void shouldGoOnOverRollFilesAndOverThoseThatRetentionTakesAway() throws IOException {
        try (RecordingEngine engine = new RecordingEngine(
                        ChronicleJournal.at(journal())
                                .rollBytes(ROLL_BYTES)
                                .retentionBytes(2 * ROLL_BYTES)
                                .syncPolicy(SyncPolicy.NONE),
                        clock);
                EngineWatch watch = watch()) {
            engine.advanceMs(100);
            final List<String> filesBefore = rollFiles();
            long orders = 0;
            for (int i = 0; i < 60; i++) {
                for (int side = 0; side < 100; side++) {
                    engine.order("side-" + side, 1 + i * side);
                    orders++;
                }
                engine.advanceMs(100);
                assertEquals(orders, total(read(watch)), "while it is followed");
            }
            assertFalse(rollFiles().contains(filesBefore.get(0)), "the first roll file is gone");
            final EngineReading reading = read(watch);
            assertTrue(reading.isCurrent());
            assertTrue(watch.isThere());
            assertTrue(watch.reading().size().files() > 1);
            try (EngineWatch late = watch()) {
                assertEquals(orders, total(read(late)));
            }
        }
    }

    @Test
    void shouldSayThatFramesAreDamagedAndGoOnBehindThem() throws IOException {
        try (RecordingEngine engine = new RecordingEngine(journal(), clock);
                EngineWatch watch = watch()) {
            engine.order("buy", 1);
            engine.advanceMs(600);
            read(watch);
            assertTrue(watch.isThere());
            final long from = watch.reading().size().bytes();
            for (int i = 0; i < 10; i++) {
                engine.order("buy", 2);
                engine.advanceMs(600);
            }
            damage(from + 300);

            final EngineReading reading = read(watch);

            assertFalse(reading.isCurrent());
            assertFalse(reading.damage().isEmpty() && reading.lostFrames() == 0, "it says so");
            assertEquals(1, series(reading, "orders_total").counterTotal(), "the values of before");
            assertEquals(1, reading.epoch().epoch());
        }
    }

    @Test
    void shouldSeeThatAnotherJournalIsInItsPlace() throws IOException {
        new RecordingEngine(journal(), clock).close();
        try (EngineWatch watch = watch()) {
            assertTrue(watch.isThere());
            Files.move(journal(), folder.resolve("before"));
            assertFalse(watch.isThere());
            new RecordingEngine(journal(), clock).close();
            assertFalse(watch.isThere());
        }
    }

    private void damage(final long at) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(journal().resolve(rollFiles().get(0)).toFile(), "rw")) {
            file.seek(at);
            file.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }
    }

    private List<String> rollFiles() throws IOException {
        try (Stream<Path> files = Files.list(journal())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".cq4"))
                    .sorted()
                    .toList();
        }
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    private EngineWatch watch() {
        return new EngineWatch(journal(), SECOND_NS, (pid, startedAtNs, journal) -> processMayRun, clock);
    }

    private static EngineReading read(final EngineWatch watch) {
        watch.refresh(() -> false);
        return watch.reading();
    }

    private static SeriesReading series(final EngineReading reading, final String name) {
        return reading.series().stream()
                .filter(series -> series.info().metric().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long total(final EngineReading reading) {
        return reading.series().stream()
                .filter(series -> series.info().metric().name().equals("orders_total"))
                .mapToLong(SeriesReading::counterTotal)
                .sum();
    }

    private static boolean equivalent(final long expected, final long found) {
        return Math.abs(found - expected) <= expected / 100;
    }
}
