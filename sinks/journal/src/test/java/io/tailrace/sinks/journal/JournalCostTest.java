package io.tailrace.sinks.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameAppender;
import io.tailrace.engine.log.FrameHandler;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.testsupport.Allocations;
import io.tailrace.testsupport.SettableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal costs besides the frames: memory, disk, threads. */
class JournalCostTest {
    private static final int FRAMES = 2_000;

    private final FrameMaker frames = new FrameMaker(1);

    @TempDir
    Path directory;

    @Test
    void shouldAllocateNothingForAFrameAppendedOrRead() {
        try (ChronicleJournal journal = open();
                FrameTailer tailer = journal.openTailer("cost", StartPosition.EARLIEST)) {
            final FrameHandler handler = (buffer, offset, length, position) -> {};
            final int length = frames.filler(500);
            append(journal.appender(), length);
            poll(tailer, handler);

            final long appending = Allocations.bytesPerRun(() -> append(journal.appender(), length));
            final long reading = Allocations.bytesPerRun(() -> poll(tailer, handler));
            assertTrue(appending < FRAMES / 10, () -> appending + " bytes for " + FRAMES + " frames appended");
            assertTrue(reading < FRAMES / 10, () -> reading + " bytes for " + FRAMES + " frames read");
        }
    }

    @Test
    void shouldTakeLittleDiskWhileAlmostEmpty() throws Exception {
        try (ChronicleJournal journal = open()) {
            frames.appendStatus(journal.appender());
            final JournalInfo.RollFile file = journal.info().rollFiles().get(0);
            assertEquals("00000001.cq4", file.name());
            assertEquals(1, file.frames());
            assertTrue(file.usedBytes() < 256 * 1024, file::toString);
            assertTrue(file.apparentBytes() <= 20 << 20, file::toString);
        }
        final Process du = new ProcessBuilder("du", "-sk", directory.toString()).start();
        try (Scanner output = new Scanner(du.getInputStream(), StandardCharsets.UTF_8)) {
            final int kibibytes = output.nextInt();
            assertTrue(kibibytes <= 192, () -> kibibytes + " KiB");
        }
    }

    @Test
    void shouldRunNoThreadOfItsOwn() {
        final Set<String> before = threadNames();
        try (ChronicleJournal journal = open();
                FrameTailer tailer = journal.openTailer("threads", StartPosition.EARLIEST)) {
            for (int i = 0; i < 100; i++) {
                frames.appendCheckpoint(journal.appender(), i, i);
                frames.appendFiller(journal.appender(), 4096);
            }
            FrameCollector.all(tailer);
            assertEquals(Set.of(), startedSince(before));
        }
        assertEquals(Set.of(), startedSince(before));
    }

    private void append(final FrameAppender appender, final int length) {
        for (int i = 0; i < FRAMES; i++) {
            appender.append(frames.buffer(), 0, length);
        }
    }

    private static void poll(final FrameTailer tailer, final FrameHandler handler) {
        int frames = 0;
        while (frames < FRAMES) {
            final int polled = tailer.poll(handler, 100);
            assertTrue(polled > 0);
            frames += polled;
        }
    }

    /** Others may end meanwhile, such as those that looked after processes of other tests. */
    private static Set<String> startedSince(final Set<String> before) {
        final Set<String> now = new TreeSet<>(threadNames());
        now.removeAll(before);
        return now;
    }

    private static Set<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }

    private ChronicleJournal open() {
        return ChronicleJournal.at(directory).open(new SettableClock(), error -> {
            throw new AssertionError(error);
        });
    }
}
