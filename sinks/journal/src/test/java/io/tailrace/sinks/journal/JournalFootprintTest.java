package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.testsupport.SettableClock;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an engine costs on the disk that records nothing. */
class JournalFootprintTest {
    private static final long DAY_BOUND_BYTES = 16L << 20;

    @TempDir
    Path directory;

    @Test
    void shouldGrowByLessThanItsPartOfADaysBoundWhileIdle() throws Exception {
        idle(3);
    }

    @Test
    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS) // of work, on a machine that may be slow
    void shouldGrowByLessThanSixteenMegabytesADayWhileIdle() throws Exception {
        idle(24);
    }

    private void idle(final int hours) throws Exception {
        Assumptions.assumeTrue(new File("/usr/bin/du").exists(), "no du on this machine");
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = EngineRun.launch(ChronicleJournal.at(directory), clock)) {
            clock.advanceMs(100);
            engine.invoke();
            final long before = diskBytes();
            for (long ms = 0; ms < TimeUnit.HOURS.toMillis(hours); ms += 500) {
                clock.advanceMs(500);
                engine.invoke();
            }
            assertEquals(0, engine.errorCount());
            final long grown = diskBytes() - before;
            System.out.println(hours + " idle hours: " + grown + " bytes of disk, " + grown * 24 / hours + " a day");
            assertTrue(grown < DAY_BOUND_BYTES * hours / 24, () -> "grew by " + grown + " in " + hours + " h");
        }
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory)) {
            assertEquals(hours + 1, journal.info().rollFiles().size(), 1);
        }
    }

    private long diskBytes() throws Exception {
        final Process du = new ProcessBuilder("/usr/bin/du", "-sk", directory.toString()).start();
        final String size = new String(du.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return Long.parseLong(size.substring(0, size.indexOf('\t'))) * 1024;
    }
}
