package io.tailrace.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.samples.kvstore.WorkloadStats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationTest {
    private static final long SAMPLES = (long) SampleJournal.SECONDS * SampleJournal.SAMPLES_A_SECOND;
    private static final Console CONSOLE =
            new Console(System.out, System.err, EngineClock.system(), StopSignal.manual(), Terminals.NONE);

    @TempDir
    Path folder;

    @BeforeEach
    void writeJournal() {
        SampleJournal.write(folder.resolve("journal"));
    }

    @Test
    void shouldFindNothingWhereEverythingFits() {
        assertEquals(List.of(), faults(new WorkloadStats(SAMPLES, SAMPLES, 0, 0, 0), FlushResult.FLUSHED, 0));
    }

    @Test
    void shouldCountTheEpochOfTheRunOnly() {
        SampleJournal.write(folder.resolve("journal"));

        assertEquals(List.of(), faults(new WorkloadStats(SAMPLES, SAMPLES, 0, 0, 0), FlushResult.FLUSHED, 0));
        assertEquals(
                SAMPLES,
                JournalRecount.of(folder.resolve("journal"), 2, 2, CONSOLE).journaled());
    }

    @Test
    void shouldFindASampleThatIsNotInTheJournal() {
        assertEquals(
                List.of("samples recorded are 301, but samples in the journal are 300"),
                faults(new WorkloadStats(SAMPLES + 1, SAMPLES + 1, 0, 0, 0), FlushResult.FLUSHED, 0));
    }

    @Test
    void shouldFindAnOperationThatWasNeitherRecordedNorRefused() {
        assertEquals(
                List.of("operations done are 301, but recorded and refused are 300"),
                faults(new WorkloadStats(SAMPLES + 1, SAMPLES, 0, 0, 0), FlushResult.FLUSHED, 0));
    }

    @Test
    void shouldFindARefusalThatTheJournalDoesNotKnow() {
        assertEquals(
                List.of("samples refused are 1, but refused as the journal says are 0"),
                faults(new WorkloadStats(SAMPLES + 1, SAMPLES, 1, 0, 0), FlushResult.FLUSHED, 0));
    }

    @Test
    void shouldReportEveryErrorThatWasSurvived() {
        assertEquals(
                List.of(
                        "the journal did not take everything in time",
                        "2 operations were given another key's value",
                        "3 errors in the workload",
                        "4 errors in the engine or the writer of ticks"),
                faults(new WorkloadStats(SAMPLES, SAMPLES, 0, 2, 3), FlushResult.TIMED_OUT, 4));
    }

    @Test
    void shouldFindAJournalThatIsNotWhole() {
        final List<byte[]> frames = new ArrayList<>(SampleJournal.frames(folder.resolve("journal")));
        frames.remove(frames.size() / 2);
        SampleJournal.write(folder.resolve("damaged"), frames);

        final JournalRecount recount = JournalRecount.of(folder.resolve("damaged"), 1, 1, CONSOLE);

        assertTrue(recount.faults().get(0).contains("frames are missing"), recount.faults()::toString);
        assertEquals(
                List.of(),
                JournalRecount.of(folder.resolve("damaged"), 2, 2, CONSOLE).faults());
    }

    private List<String> faults(final WorkloadStats stats, final FlushResult flushed, final long errors) {
        try (TicksFile ticks = TicksFile.open(folder.resolve("ticks"))) {
            return Reconciliation.faults(
                    stats,
                    JournalRecount.of(folder.resolve("journal"), 1, 1, CONSOLE),
                    flushed,
                    errors,
                    ticks,
                    Optional.empty());
        }
    }
}
