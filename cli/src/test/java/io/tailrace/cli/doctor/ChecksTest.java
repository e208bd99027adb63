package io.tailrace.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.doctor.Finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
    @TempDir
    Path folder;

    @Test
    void shouldAcceptAFolderThatIsThereAndOneThatCanBeMade() {
        final Path missing = folder.resolve("a/b");

        assertEquals(Verdict.GOOD, JournalFolderCheck.onFileSystem("", "ext4").verdict());
        assertTrue(new JournalFolderCheck(folder).look().found().startsWith(folder + " can be written"));
        assertTrue(new JournalFolderCheck(missing).look().found().startsWith(missing + " can be made"));
        assertFalse(Files.exists(missing.getParent()));
    }

    @Test
    void shouldRefuseAJournalBelowAFile() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));

        final Finding finding = new JournalFolderCheck(file.resolve("journal")).look();

        assertEquals(Verdict.WRONG, finding.verdict());
        assertEquals(file + " is a file", finding.found());
        assertFalse(finding.mend().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"nfs4, WRONG", "cifs, WRONG", "tmpfs, NOTE", "ext4, GOOD", "xfs, GOOD"})
    void shouldJudgeTheFileSystem(final String type, final Verdict verdict) {
        assertEquals(verdict, JournalFolderCheck.onFileSystem("it", type).verdict());
    }

    @Test
    void shouldWantRoomForOneRollFile() {
        assertEquals(
                Verdict.GOOD,
                DiskSpaceCheck.judge(DiskSpaceCheck.LEAST_BYTES, Long.MAX_VALUE, folder)
                        .verdict());
        final Finding finding = DiskSpaceCheck.judge(DiskSpaceCheck.LEAST_BYTES - 1, Long.MAX_VALUE, folder);
        assertEquals(Verdict.WRONG, finding.verdict());
        assertFalse(finding.mend().isEmpty());
    }

    @Test
    void shouldNoteWhatIsUnusualAboutSharedMemory() {
        assertEquals(
                Verdict.NOTE,
                new SharedMemoryCheck(folder.resolve("none")).look().verdict());
        assertEquals(
                Verdict.NOTE,
                SharedMemoryCheck.judge(SharedMemoryCheck.LEAST_BYTES - 1, Long.MAX_VALUE, folder)
                        .verdict());
        assertEquals(
                Verdict.GOOD,
                SharedMemoryCheck.judge(SharedMemoryCheck.LEAST_BYTES, Long.MAX_VALUE, folder)
                        .verdict());
    }

    @ParameterizedTest
    @CsvSource({"tsc, GOOD", "kvm-clock, GOOD", "hpet, NOTE", "acpi_pm, NOTE"})
    void shouldJudgeTheClockSource(final String source, final Verdict verdict) throws IOException {
        final Path file = Files.writeString(folder.resolve("current"), source + "\n");

        assertEquals(verdict, new ClockSourceCheck(file).look().verdict());
    }

    @Test
    void shouldAcceptASystemThatDoesNotTellItsClockSource() {
        assertEquals(
                Verdict.GOOD,
                new ClockSourceCheck(folder.resolve("none")).look().verdict());
    }

    @Test
    void shouldNoteASingleProcessor() {
        assertEquals(Verdict.NOTE, new ProcessorsCheck(1).look().verdict());
        assertEquals(Verdict.GOOD, new ProcessorsCheck(2).look().verdict());
    }

    @Test
    void shouldWantA64BitJvmAndNoteOneThatIsUntested() {
        final FakeJvm jvm = new FakeJvm();
        assertEquals(Verdict.GOOD, new JavaCheck(jvm).look().verdict());

        jvm.feature = 99;
        assertEquals(Verdict.NOTE, new JavaCheck(jvm).look().verdict());

        jvm.properties.put("sun.arch.data.model", "32");
        assertEquals(Verdict.WRONG, new JavaCheck(jvm).look().verdict());
    }
}
