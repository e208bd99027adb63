package io.tailrace.cli.torture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.cli.torture.writer.KillPlan;
import io.tailrace.cli.torture.writer.KillPoint;
import io.tailrace.cli.torture.writer.Ledger;
import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writers are real processes here, too. */
class TortureJournalTest {
    private static final int FRAMES = 150;

    private final Console console =
            new Console(System.out, System.err, EngineClock.system(), StopSignal.manual(), Terminals.NONE);
    private final WriterJvm writers = WriterJvm.of(console);

    @TempDir
    Path directory;

    private TortureJournal journal;

    @BeforeEach
    void make() {
        journal = new TortureJournal(directory.resolve("journal"), console);
    }

    @Test
    void shouldHoldTheJournalAgainstWhatItsWritersSaid() {
        final RoundResult first = kill(new KillPlan(KillPoint.IN_APPEND, FRAMES, 0));
        assertEquals(List.of(), first.findings());
        assertTrue(first.journaled() > 0);
        final RoundResult early = kill(new KillPlan(KillPoint.BEHIND_APPEND, 20, 0));
        assertEquals(List.of(), early.findings(), "in its first checkpoint");
        final RoundResult closed = inflict(new CleanEnd());
        assertEquals(List.of(), closed.findings());
        assertEquals(closed.accepted(), closed.journaled());
        assertEquals(3, journal.epochs());
    }

    @Test
    void shouldFindThatAppendedFramesAreGone() throws IOException {
        try (Writer writer = writers.start(directory, journal.path(), new KillPlan(KillPoint.ROLL_FILE_BEGUN, 1, 0))) {
            assertTrue(writer.await(Ledger.State.AT_POINT), writer::errors);
            writer.kill();
            assertEquals(List.of(), journal.check(writer.ledger(), List.of()).findings());
            try (Stream<Path> files = Files.list(journal.path())) {
                Files.delete(files.filter(file -> file.toString().endsWith(".cq4"))
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
            }
            final RoundResult result = journal.check(writer.ledger(), List.of());
            assertTrue(
                    result.findings().stream().anyMatch(finding -> finding.contains("was appended")),
                    result.findings()::toString);
        }
    }

    private RoundResult kill(final KillPlan plan) {
        return inflict(new Kill("killed", random -> plan));
    }

    private RoundResult inflict(final Fault fault) {
        return fault.inflict(new TortureRound(new Random(1), directory, journal, writers, console));
    }
}
