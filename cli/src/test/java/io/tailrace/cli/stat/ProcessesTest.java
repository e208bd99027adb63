package io.tailrace.cli.stat;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    private static final long OWN_PID = ProcessHandle.current().pid();
    private static final long NOBODY = 999_999_999L;

    @TempDir
    Path folder;

    private Path journal;

    @BeforeEach
    void makeJournal() throws IOException {
        journal = Files.createDirectories(folder.resolve("journal"));
        Files.createFile(journal.resolve("journal.lock"));
    }

    @Test
    void shouldKnowAProcessAndOneThatTookItsNumberLater() {
        final SystemProcesses processes = processes();
        assertTrue(processes.mayRun(OWN_PID, ns(Instant.now()), journal));
        assertFalse(processes.mayRun(OWN_PID, ns(Instant.now().minus(3_650, ChronoUnit.DAYS)), journal), "reused");
        assertFalse(processes.mayRun(NOBODY, ns(Instant.now()), journal));
        assertFalse(processes.mayRun(0, ns(Instant.now()), journal));
    }

    @Test
    void shouldTakeAZombieForDead() throws IOException {
        final Path proc = folder.resolve("proc");
        Files.createDirectories(proc.resolve(Long.toString(OWN_PID)));
        final Path stat = proc.resolve(OWN_PID + "/stat");
        final SystemProcesses processes = new SystemProcesses(noLocks(), proc);

        Files.writeString(stat, OWN_PID + " (java) S) S 1 2 3\n");
        assertTrue(processes.mayRun(OWN_PID, ns(Instant.now()), journal));
        Files.writeString(stat, OWN_PID + " (ja) S va) Z 1 2 3\n");
        assertFalse(processes.mayRun(OWN_PID, ns(Instant.now()), journal));
    }

    @Test
    void shouldKnowWhoHoldsTheLockUnderAnyNumber() {
        Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/locks")), "no /proc/locks here: not tested");
        try (RecordingEngine engine = new RecordingEngine(folder.resolve("real"), new SettableClock())) {
            engine.advanceMs(100);
            assertTrue(processes().mayRun(NOBODY, 0, folder.resolve("real")), "in a container it has another number");
        }
        assertFalse(processes().mayRun(NOBODY, 0, folder.resolve("real")), "closed");
    }

    @Test
    void shouldReadALockTableOfAnyKind() throws IOException {
        final Path lock = journal.resolve("journal.lock");
        final long inode = (long) Files.getAttribute(lock, "unix:ino");
        final Path table = folder.resolve("locks");
        Files.writeString(table, "1: FLOCK  ADVISORY  WRITE 7 fd:00:" + inode + " 0 EOF\nrubbish\n1: POSIX\n");
        assertFalse(new LockTable(table).isLocked(lock, 7));
        Files.writeString(table, "2: POSIX  ADVISORY  WRITE 7 ffff:ff:" + inode + " 0 EOF\n");
        assertTrue(new LockTable(table).isLocked(lock, 7), "another device, but the process that is expected");
        assertFalse(new LockTable(table).isLocked(lock, 8));
        assertFalse(new LockTable(folder.resolve("missing")).isLocked(lock, 7));
        assertFalse(new LockTable(table).isLocked(folder.resolve("missing"), 7));
    }

    @Test
    void shouldTakeNoLockItself() throws IOException {
        try (FileChannel channel = FileChannel.open(journal.resolve("journal.lock"), StandardOpenOption.WRITE)) {
            processes().mayRun(NOBODY, 0, journal);
            assertTrue(channel.tryLock() != null);
            // A process loses its locks on a file when it closes any channel of it: had the question opened it, this
            // one was gone.
            assertTrue(processes().mayRun(NOBODY, 0, journal) || !Files.isReadable(Path.of("/proc/locks")));
            assertTrue(processes().mayRun(NOBODY, 0, journal) || !Files.isReadable(Path.of("/proc/locks")));
        }
    }

    private LockTable noLocks() {
        return new LockTable(folder.resolve("no-locks"));
    }

    private static SystemProcesses processes() {
        return SystemProcesses.ofSystem();
    }

    private static long ns(final Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L;
    }
}
