package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalContextTest {
    @TempDir
    Path directory;

    @Test
    void shouldHaveTheseDefaults() {
        final JournalSettings settings = ChronicleJournal.at(directory).conclude();
        assertEquals(directory, settings.directory());
        assertEquals(256L << 20, settings.rollBytes());
        assertEquals(TimeUnit.HOURS.toNanos(1), settings.rollAgeNs());
        assertEquals(64L << 20, settings.checkpointBytes());
        assertEquals(TimeUnit.DAYS.toNanos(30), settings.retentionAgeNs());
        assertEquals(JournalContext.UNLIMITED, settings.retentionBytes());
        assertEquals(JournalContext.UNLIMITED, settings.readerRetentionBytes());
        assertEquals(1L << 20, settings.reserveBytes());
        assertEquals(4L << 20, settings.lowSpaceBytes());
        assertEquals(
                8L << 20,
                ChronicleJournal.at(directory).reserveBytes(2L << 20).conclude().lowSpaceBytes());
        assertEquals(SyncPolicy.ON_FLUSH, settings.syncPolicy());
        assertEquals(TimeUnit.SECONDS.toNanos(1), settings.syncIntervalNs());
        assertSame(JournalFiles.system(), settings.files());
    }

    @Test
    void shouldTakeEverySetting() {
        final JournalFiles files = new JournalFilesDecorator(JournalFiles.system());
        final JournalSettings settings = ChronicleJournal.at(directory)
                .rollBytes(1L << 20)
                .rollAgeNs(TimeUnit.SECONDS.toNanos(2))
                .checkpointBytes(2L << 20)
                .retentionAgeNs(TimeUnit.SECONDS.toNanos(3))
                .retentionBytes(4L << 20)
                .readerRetentionBytes(9L << 20)
                .reserveBytes(5L << 20)
                .lowSpaceBytes(7L << 20)
                .syncPolicy(SyncPolicy.EVERY_INTERVAL)
                .syncIntervalNs(TimeUnit.SECONDS.toNanos(6))
                .files(files)
                .conclude();
        assertEquals(
                new JournalSettings(
                        directory,
                        1L << 20,
                        TimeUnit.SECONDS.toNanos(2),
                        2L << 20,
                        TimeUnit.SECONDS.toNanos(3),
                        4L << 20,
                        9L << 20,
                        5L << 20,
                        7L << 20,
                        SyncPolicy.EVERY_INTERVAL,
                        TimeUnit.SECONDS.toNanos(6),
                        files),
                settings);
    }

    @Test
    void shouldTellAllFaultsAtOnceAndMakeNothing() {
        final Path missing = directory.resolve("missing");
        final JournalContext context = ChronicleJournal.at(missing)
                .rollBytes(1)
                .rollAgeNs(0)
                .checkpointBytes(-1)
                .retentionAgeNs(0)
                .retentionBytes(0)
                .readerRetentionBytes(0)
                .reserveBytes(0)
                .lowSpaceBytes(-2)
                .syncPolicy(null)
                .syncIntervalNs(0)
                .files(null);
        final FrameLogException e =
                assertThrows(FrameLogException.class, () -> context.open(new SettableClock(), error -> {}));
        for (final String setting : List.of(
                "rollBytes is 1, must be at least 65536",
                "rollAgeNs",
                "checkpointBytes",
                "retentionAgeNs",
                "retentionBytes",
                "readerRetentionBytes",
                "reserveBytes",
                "lowSpaceBytes",
                "syncPolicy is missing",
                "syncIntervalNs",
                "files is missing")) {
            assertTrue(e.getMessage().contains(setting), () -> setting + ": " + e.getMessage());
        }
        assertFalse(e.getMessage().contains("\n"));
        assertFalse(Files.exists(missing));
    }

    @Test
    void shouldNameTheOptionsThatTheJvmWasNotGiven() throws Exception {
        final ChildJvm child = ChildJvm.runWithoutOptions(
                AppendingChild.class, directory.resolve("journal").toString());
        assertTrue(
                child.output()
                        .contains(
                                "needs these options of the JVM: --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED "
                                        + "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED "
                                        + "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED "
                                        + "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED"),
                child::output);
        assertFalse(Files.exists(directory.resolve("journal")));
    }
}
