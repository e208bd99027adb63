package io.tailrace.cli.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where journals are looked for, with a {@code /proc} of the test's own. */
class StatTargetTest {
    @TempDir
    Path temporary;

    private Path folder;
    private Path working;
    private Path proc;

    @BeforeEach
    void makeFolders() throws IOException {
        folder = temporary.toRealPath();
        working = Files.createDirectories(folder.resolve("working"));
        proc = folder.resolve("proc");
        Files.createDirectories(proc.resolve("self/ns"));
        Files.createSymbolicLink(proc.resolve("self/ns/mnt"), Path.of("mnt:[1]"));
    }

    @Test
    void shouldFindAJournalAndThoseBelowAFolder() throws IOException {
        final Path one = journal(working.resolve("one"));
        final Path two = journal(working.resolve("a/b/two"));
        journal(working.resolve("a/b/c/too-deep"));
        journal(working.resolve("one/inside-a-journal"));
        Files.createSymbolicLink(working.resolve("link"), working);

        assertEquals(List.of(one), find("one"));
        assertEquals(List.of(two, one), find("."));
        assertEquals(List.of(two, one), find(null));
    }

    @Test
    void shouldFindWhatProcessesHaveOpen() throws IOException {
        final Path open = journal(folder.resolve("elsewhere/open"));
        final Path read = journal(folder.resolve("elsewhere/read"));
        process(17, "mnt:[1]", open.resolve("journal.lock"), open.resolve("metadata.cq4t"), Path.of("socket:[4]"));
        process(18, "mnt:[1]", read.resolve("00000001.cq4"), folder.resolve("elsewhere/none/journal.lock"));
        process(19, "mnt:[1]", folder.resolve("elsewhere/notes.txt"));

        assertEquals(List.of(open), find("17"));
        assertEquals(List.of(read), find("18"));
        assertEquals(List.of(open, read), find(null));
        fault("19", "no journal found: in process 19");
        fault("20", "no such process: process 20");
    }

    @Test
    void shouldLookIntoAContainerThroughItsRoot() throws IOException {
        process(21, "mnt:[2]", Path.of("/data/journal/journal.lock"));
        final Path inside = journal(proc.resolve("21/root/data/journal"));

        assertEquals(List.of(inside), find("21"));
    }

    @Test
    void shouldSayWhatIsNotThere() throws IOException {
        fault("missing", "no folder: " + working.resolve("missing"));
        fault(".", "no journal found: in " + working);
        fault(null, "no journal found: in the processes that this user may look into, and below " + working);
        Files.createFile(working.resolve("file"));
        fault("file", "no folder");
        proc = folder.resolve("no-proc");
        fault("17", "there is no /proc here");
    }

    @Test
    void shouldFollowNoMoreThanItsBound() throws IOException {
        final List<Path> journals = new ArrayList<>();
        for (int i = 0; i < JournalSearch.MOST_JOURNALS + 3; i++) {
            journals.add(journal(working.resolve(String.format("j%03d", i))));
        }

        final FoundJournals found = target(".").find();

        assertEquals(journals.subList(0, JournalSearch.MOST_JOURNALS), found.folders());
        assertFalse(found.isWhole());
    }

    @Test
    void shouldTakeANumberForAProcessAndItsPathForAFolder() throws IOException {
        final Path numbered = journal(working.resolve("4711"));
        fault("4711", "no such process");
        assertEquals(List.of(numbered), find("./4711"));
    }

    private StatTarget target(final String given) {
        return new StatTarget(given, working, new OpenFiles(proc));
    }

    private List<Path> find(final String given) {
        final FoundJournals found = target(given).find();
        assertTrue(found.isWhole());
        return found.folders();
    }

    private void fault(final String given, final String message) {
        final CommandFault fault =
                assertThrows(CommandFault.class, () -> target(given).find());
        assertEquals(ExitCode.CANNOT_RUN, fault.exitCode());
        assertTrue(fault.getMessage().startsWith(message) || fault.getMessage().contains(message), fault::getMessage);
    }

    private static Path journal(final Path path) throws IOException {
        Files.createDirectories(path);
        Files.writeString(path.resolve("tailrace.journal"), "format=tailrace-journal\n");
        return path.normalize();
    }

    private void process(final int pid, final String view, final Path... open) throws IOException {
        final Path process = proc.resolve(Integer.toString(pid));
        Files.createDirectories(process.resolve("fd"));
        Files.createDirectories(process.resolve("ns"));
        Files.createSymbolicLink(process.resolve("ns/mnt"), Path.of(view));
        for (int i = 0; i < open.length; i++) {
            Files.createSymbolicLink(process.resolve("fd/" + i), open[i]);
        }
    }
}
