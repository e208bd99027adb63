package io.tailrace.systemtests.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests' own counting and damaging must be right before anything is judged by it. */
class JournalFileTest {
    @TempDir
    Path directory;

    private Path journal;

    @BeforeEach
    void write() {
        journal = directory.resolve("journal");
        SampleJournal.write(journal);
    }

    @Test
    void shouldCountWhatWasRecorded() {
        final JournalRecount recount = JournalRecount.of(journal);
        final long samples = SampleJournal.SNAPSHOTS * SampleJournal.SAMPLES_A_SNAPSHOT;
        assertEquals(List.of(), recount.faults());
        assertEquals(samples, recount.accepted(SampleJournal.CHANNEL));
        assertEquals(samples, recount.last().totals().get(SampleJournal.COUNTER));
        assertEquals(SampleJournal.SAMPLES_A_SNAPSHOT, recount.at(1, 1).totals().get(SampleJournal.COUNTER));
    }

    @Test
    void shouldCopyAJournalFrameByFrame() {
        final Path copy = directory.resolve("copy");
        JournalFile.write(copy, JournalFile.frames(journal));
        assertEquals(JournalRecount.of(journal).last(), JournalRecount.of(copy).last());
    }

    @Test
    void shouldDamageOneFrameAndNoOther() throws IOException {
        final List<Frame> before = JournalFile.frames(journal);
        final Frame victim = before.get(before.size() / 2);
        JournalFile.flipBit(journal, victim, victim.bytes().length - 1);
        final List<Frame> after = JournalFile.frames(journal);
        final List<Integer> changed = IntStream.range(0, before.size())
                .filter(i -> !Arrays.equals(before.get(i).bytes(), after.get(i).bytes()))
                .boxed()
                .toList();
        assertEquals(List.of(before.size() / 2), changed);
        assertTrue(JournalRecount.of(journal).faults().toString().contains("BAD_CHECKSUM"));
    }

    @Test
    void shouldMakeFramesOfANewerVersionThatAreWholeOtherwise() {
        final Path newer = directory.resolve("newer");
        final List<Frame> frames = JournalFile.frames(journal);
        JournalFile.write(newer, List.of(frames.get(0), frames.get(1).ofNextMajor()));
        assertTrue(JournalRecount.of(newer).faults().toString().contains("NEWER_MAJOR"));
    }
}
