package io.tailrace.systemtests.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.cli.disk.SmallFileSystem;
import io.tailrace.cli.disk.SmallFileSystem.Kind;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.systemtests.journal.Frame;
import io.tailrace.systemtests.journal.JournalFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Another writer fills the disk under a journal that is written at full rate, and frees it again. Interpreted code meets a mapping
 * without room as the end of its JVM, compiled code as an error in any of its threads.
 */
class DiskFullTest {
    private static final long DISK_BYTES = 96L << 20;
    private static final int OLDEST_JDK = 17;

    @TempDir
    Path scratch;

    @Test
    void shouldGoOnByItselfAndLoseNoCountsWhenTheDiskWasFull() throws IOException, InterruptedException {
        record(Kind.TMPFS, OLDEST_JDK, "-Xint", 2);
    }

    @Test
    void shouldLoseAndTearNoFrameWhenTheDiskWasFull() throws IOException, InterruptedException {
        append(Kind.EXT4, Jvm.same().major(), "-Xmixed", 1);
    }

    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS) // of work, on a machine that may be slow
    @ParameterizedTest
    @CsvSource({
        "TMPFS, 17, -Xint", "TMPFS, 17, -Xmixed", "TMPFS, 25, -Xint", "TMPFS, 25, -Xmixed",
        "EXT4, 17, -Xint", "EXT4, 17, -Xmixed", "EXT4, 25, -Xint", "EXT4, 25, -Xmixed"
    })
    void shouldSurviveAFullDiskInEachCombination(final Kind kind, final int jdk, final String compiled)
            throws IOException, InterruptedException {
        record(kind, jdk, compiled, 3);
        append(kind, jdk, compiled, 3);
    }

    /** With an engine: what was accepted is in the journal, whatever the disk did meanwhile. */
    private void record(final Kind kind, final int jdk, final String compiled, final int times)
            throws IOException, InterruptedException {
        try (SmallFileSystem disk = Mounted.mount(kind, scratch, DISK_BYTES);
                DiskFullRun run = new DiskFullRun(disk, scratch, jvm(jdk), List.of(compiled), RecordingChild.class)) {
            for (int i = 0; i < times; i++) {
                run.fillAndFree();
            }
            final String line = run.end();
            final JournalReading reading = JournalReading.of(run.journal());
            assertEquals(List.of(), reading.faults());
            assertEquals(
                    DiskFullRun.number(line, "accepted"),
                    reading.accepted(),
                    () -> line + " gaps " + reading.gapsForSpace() + run.describe());
            assertTrue(reading.gapsForSpace() > 0, "no gap is stated");
        }
    }

    /** Without one: each frame is there, once, whole, and in its order. */
    private void append(final Kind kind, final int jdk, final String compiled, final int times)
            throws IOException, InterruptedException {
        try (SmallFileSystem disk = Mounted.mount(kind, scratch, DISK_BYTES);
                DiskFullRun run = new DiskFullRun(disk, scratch, jvm(jdk), List.of(compiled), AppendingChild.class)) {
            for (int i = 0; i < times; i++) {
                run.fillAndFree();
            }
            final String line = run.end();
            final List<Frame> frames = JournalFile.frames(run.journal());
            final FrameStamp stamp = new FrameStamp();
            assertTrue(!frames.isEmpty(), line);
            long expected = frames.get(0).sequence();
            for (final Frame frame : frames) {
                final UnsafeBuffer bytes = new UnsafeBuffer(frame.bytes());
                assertEquals(FrameVerdict.GOOD, stamp.verify(bytes, 0, bytes.capacity()));
                assertEquals(expected, frame.sequence());
                expected++;
            }
            assertEquals(DiskFullRun.number(line, "accepted"), expected - 1, line);
        }
    }

    private static Jvm jvm(final int jdk) {
        final Optional<Jvm> jvm = Jvm.of(jdk);
        if (jvm.isEmpty()) {
            System.out.println("*** NOT TESTED: JDK " + jdk + " is not installed in /usr/lib/jvm");
        }
        assumeTrue(jvm.isPresent(), "no JDK " + jdk);
        return jvm.get();
    }
}
