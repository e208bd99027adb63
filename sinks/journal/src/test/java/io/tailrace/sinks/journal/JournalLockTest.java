package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalLockTest {
    private final SettableClock clock = new SettableClock();
    private final FrameMaker frames = new FrameMaker(1);

    @TempDir
    Path directory;

    @Test
    void shouldRefuseASecondWriterOfTheSameProcessAndKeepTheLockAgainstOthers() throws Exception {
        try (ChronicleJournal first = open(directory)) {
            final Path link =
                    Files.createSymbolicLink(directory.resolveSibling(directory.getFileName() + "-link"), directory);
            for (final Path path : new Path[] {directory, link}) {
                final FrameLogException e = assertThrows(FrameLogException.class, () -> open(path));
                assertTrue(e.getMessage().contains("process " + pid() + " appends to it already"), e::getMessage);
            }
            // A lock of POSIX goes when any descriptor of the file is closed: another process must still be refused.
            final ChildJvm child = ChildJvm.run(AppendingChild.class, directory.toString());
            assertTrue(child.output().contains("process " + pid() + " appends to it already"), child::output);
            assertEquals(AppendResult.APPENDED, frames.appendStatus(first.appender()));
            Files.delete(link);
        }
        open(directory).close();
    }

    @Test
    void shouldRefuseASecondWriterUntilTheFirstProcessIsKilled() throws Exception {
        try (ChildJvm child = ChildJvm.start(AppendingChild.class, directory.toString())) {
            child.awaitLine("appending");
            final FrameLogException e = assertThrows(FrameLogException.class, () -> open(directory));
            assertTrue(e.getMessage().contains("process " + child.pid() + " appends"), e::getMessage);
            child.kill();
        }
        try (ChronicleJournal journal = open(directory)) {
            assertEquals(AppendResult.APPENDED, frames.appendStatus(journal.appender()));
        }
    }

    @Test
    void shouldOpenAtOnceWhenAKilledProcessWithThisPidLeftChroniclesLock() {
        open(directory).close();
        try (SingleChronicleQueue queue = ChronicleQueues.forAppending(directory, new RollClock());
                LongValue lock = queue.metaStore().acquireValueFor("chronicle.write.lock")) {
            lock.setVolatileValue(pid());
        }
        // Chronicle would wait for itself, and then fail.
        try (ChronicleJournal journal = open(directory)) {
            assertEquals(AppendResult.APPENDED, frames.appendStatus(journal.appender()));
        }
    }

    private ChronicleJournal open(final Path path) {
        return ChronicleJournal.at(path).open(clock, error -> {
            throw new AssertionError(error);
        });
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
