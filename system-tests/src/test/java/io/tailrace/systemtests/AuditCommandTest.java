package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.sbe.SnapshotCommitEncoder;
import io.tailrace.systemtests.journal.Frame;
import io.tailrace.systemtests.journal.JournalFile;
import io.tailrace.systemtests.journal.SampleJournal;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code tailrace audit} proves a journal whole, or says where it is not (R-J5). */
class AuditCommandTest {
    private static final int GOOD = 0;
    private static final int NEGATIVE = 1;
    private static final int CANNOT_RUN = 3;
    private static final int ALL_SAMPLES = SampleJournal.SNAPSHOTS * SampleJournal.SAMPLES_A_SNAPSHOT;

    @TempDir
    Path directory;

    private Path journal;
    private Path damaged;

    @BeforeEach
    void writeJournal() {
        journal = directory.resolve("journal");
        damaged = directory.resolve("damaged");
        SampleJournal.write(journal);
    }

    @Test
    void shouldProveAGoodJournalWhole() throws IOException, InterruptedException {
        final JsonNode report = report(journal, GOOD);
        assertEquals(true, report.required("whole").asBoolean());
        assertEquals(List.of(), kinds(report));
        final JsonNode channel = report.at("/epochs/0/channels/0");
        assertEquals(SampleJournal.CHANNEL, channel.required("name").asString());
        assertEquals(ALL_SAMPLES, channel.required("samples").asLong());
        assertEquals(ALL_SAMPLES - 1, channel.required("last").asLong());
        assertEquals(ALL_SAMPLES, samples(report));
    }

    @Test
    void shouldPrintTheChannelsAndTheVerdictForPeople() throws IOException, InterruptedException {
        final Ended audit = audit(journal.toString()).expect(GOOD);
        assertTrue(
                audit.text()
                        .lines()
                        .anyMatch(line ->
                                line.matches(".*\\b" + SampleJournal.CHANNEL + "\\b.*\\b" + ALL_SAMPLES + "\\b.*")),
                audit::describe);
        assertTrue(audit.out().get(audit.out().size() - 1).startsWith("whole: "), audit::describe);
    }

    @Test
    void shouldNameTheFrameInWhichABitHasTurned() throws IOException, InterruptedException {
        final Frame third = commits(JournalFile.frames(journal)).get(2);
        JournalFile.flipBit(journal, third, third.bytes().length - 1);
        assertFault(journal, "bad checksum", "frame " + third.sequence());
    }

    @Test
    void shouldNameTheFrameThatIsMissing() throws IOException, InterruptedException {
        final List<Frame> frames = JournalFile.frames(journal);
        final Frame third = commits(frames).get(2);
        frames.remove(third);
        JournalFile.write(damaged, frames);
        assertFault(damaged, "frame gap", "expected frame " + third.sequence());
    }

    @Test
    void shouldNameTheFrameThatCameTwice() throws IOException, InterruptedException {
        final List<Frame> frames = JournalFile.frames(journal);
        final Frame third = commits(frames).get(2);
        frames.add(frames.indexOf(third) + 1, third);
        JournalFile.write(damaged, frames);
        assertFault(damaged, "frame duplicate", "found " + third.sequence());
    }

    @Test
    void shouldTellASnapshotWithoutItsCommitAndCountItAsNoFault() throws IOException, InterruptedException {
        final List<Frame> frames = JournalFile.frames(journal);
        final List<Frame> commits = commits(frames);
        JournalFile.write(damaged, frames.subList(0, frames.indexOf(commits.get(SampleJournal.SNAPSHOTS - 1))));
        final JsonNode report = report(damaged, GOOD);
        assertEquals(List.of("uncommitted"), kinds(report));
        assertEquals(ALL_SAMPLES - SampleJournal.SAMPLES_A_SNAPSHOT, samples(report));
    }

    @Test
    void shouldRefuseAFolderThatIsNoJournalAndLeaveItAsItIs() throws IOException, InterruptedException {
        final Path folder = Files.createDirectory(directory.resolve("photos"));
        assertRefused(folder, "not a Tailrace journal");
        try (var files = Files.list(folder)) {
            assertFalse(files.findAny().isPresent());
        }
        assertRefused(directory.resolve("nothing-here"), "there is nothing at this path");
        assertFalse(Files.exists(directory.resolve("nothing-here")));
    }

    @Test
    void shouldRefuseAJournalOfANewerMajorVersion() throws IOException, InterruptedException {
        final List<Frame> newer =
                JournalFile.frames(journal).stream().map(Frame::ofNextMajor).toList();
        JournalFile.write(damaged, newer);
        assertRefused(damaged, "newer Tailrace");

        final Path marker = journal.resolve("tailrace.journal");
        Files.writeString(marker, Files.readString(marker).replace("major=1", "major=2"));
        assertRefused(journal, "newer Tailrace");
    }

    private Ended audit(final String... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of("audit"));
        command.addAll(List.of(arguments));
        return Tailrace.in(directory).run(command.toArray(String[]::new));
    }

    private JsonNode report(final Path folder, final int exitCode) throws IOException, InterruptedException {
        return audit(folder.toString(), "--json").expect(exitCode).json();
    }

    private void assertRefused(final Path folder, final String reason) throws IOException, InterruptedException {
        final String line = audit(folder.toString()).refusal(CANNOT_RUN);
        assertTrue(line.contains(folder.toString()) && line.contains(reason), line);
    }

    /** Both forms of the report must name it. */
    private void assertFault(final Path folder, final String kind, final String what)
            throws IOException, InterruptedException {
        final JsonNode report = report(folder, NEGATIVE);
        assertEquals(false, report.required("whole").asBoolean());
        final JsonNode fault = report.at("/findings/0");
        assertEquals(kind, fault.required("kind").asString(), report::toString);
        assertEquals(1, fault.required("epoch").asInt(), report::toString);
        assertTrue(fault.required("message").asString().contains(what), report::toString);
        assertTrue(fault.required("place").asString().contains("00000001.cq4"), report::toString);

        final Ended audit = audit(folder.toString()).expect(NEGATIVE);
        assertTrue(
                audit.text().lines().anyMatch(line -> line.startsWith(kind) && line.contains(what)), audit::describe);
        assertTrue(audit.out().get(audit.out().size() - 1).startsWith("NOT whole: "), audit::describe);
    }

    private static List<String> kinds(final JsonNode report) {
        final List<String> kinds = new ArrayList<>();
        report.required("findings")
                .forEach(finding -> kinds.add(finding.required("kind").asString()));
        return kinds;
    }

    private static long samples(final JsonNode report) {
        return report.at("/epochs/0/samples").asLong();
    }

    private static List<Frame> commits(final List<Frame> frames) {
        return frames.stream()
                .filter(frame -> frame.templateId() == SnapshotCommitEncoder.TEMPLATE_ID)
                .toList();
    }
}
