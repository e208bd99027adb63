package io.tailrace.cli.journal;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.SnapshotCommitEncoder;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.recording.Channel;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AuditCommandTest {
    private static final int SAMPLES = SampleJournal.SECONDS * SampleJournal.SAMPLES_A_SECOND;

    @TempDir
    Path folder;

    private Path journal;
    private Path damaged;
    private List<byte[]> frames;

    @BeforeEach
    void writeJournal() {
        journal = folder.resolve("journal");
        damaged = folder.resolve("damaged");
        SampleJournal.write(journal);
        frames = SampleJournal.frames(journal);
    }

    @Test
    void shouldShowEpochsAndChannelsOfAWholeJournal() {
        SampleJournal.write(journal);

        final CommandRun run = audit(journal);

        assertEquals(ExitCode.GOOD, run.exitCode(), run.out() + run.err());
        assertAll(
                () -> assertTrue(run.out().contains("1      2026-01-01T00:00:00.000Z  shop     till-1"), run.out()),
                () -> assertTrue(
                        run.out()
                                .contains(
                                        "2      " + SampleJournal.CHANNEL + "      0   299      300        0  closed"),
                        run.out()),
                () -> assertTrue(
                        run.outLines()
                                .get(run.outLines().size() - 1)
                                .matches("whole: 2 epochs, \\d+ frames, 600 samples"),
                        run.out()));
    }

    @Test
    void shouldSayPlainlyThatAChannelHasNoSamples() {
        final Path quiet = folder.resolve("quiet");
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                        .clock(clock)
                        .threadingMode(ThreadingMode.INVOKER)
                        .journal(ChronicleJournal.at(quiet)));
                Channel channel = engine.openChannel("idle")) {
            clock.advanceMs(1_000);
            assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
            assertEquals("idle", channel.name());
        }

        final CommandRun run = audit(quiet);

        assertEquals(ExitCode.GOOD, run.exitCode(), run.out() + run.err());
        assertTrue(
                run.outLines().stream().anyMatch(line -> line.matches("1 +idle +none +none +0 +0 +(open|closed)")),
                run.out());
        final JsonNode told = CommandRun.of("audit", "--json", quiet.toString())
                .json()
                .get("epochs")
                .get(0)
                .get("channels")
                .get(0);
        assertEquals(0, told.get("first").asInt(), "as the contract has it");
        assertEquals(-1, told.get("last").asInt(), "first - 1 if there is none");
    }

    @Test
    void shouldTellProgramsTheSame() {
        final JsonNode report =
                CommandRun.of("audit", "--json", journal.toString()).json();

        final JsonNode epoch = report.get("epochs").get(0);
        assertAll(
                () -> assertTrue(report.get("whole").asBoolean()),
                () -> assertEquals(0, report.get("findings").size()),
                () -> assertEquals(SAMPLES, epoch.get("samples").asInt()),
                () -> assertEquals(frames.size(), epoch.get("frames").asInt()),
                () -> assertEquals(
                        SAMPLES - 1, epoch.get("channels").get(0).get("last").asInt()));
    }

    @Test
    void shouldNameAFrameThatIsMissing() {
        final int second = indexOfCommit(2);
        final long sequence = sequence(second);
        frames.remove(second);
        SampleJournal.write(damaged, frames);

        assertFault(
                "frame gap: epoch 1, position \\d+ \\(\\d+\\.cq4, entry " + second + ", byte \\d+\\): expected frame "
                        + sequence + ", found " + (sequence + 1) + ": 1 frames are missing");
    }

    @Test
    void shouldNameAFrameThatCameTwice() {
        final int second = indexOfCommit(2);
        frames.add(second + 1, frames.get(second));
        SampleJournal.write(damaged, frames);

        assertFault("frame duplicate: epoch 1, position \\d+ \\(\\d+\\.cq4, entry " + (second + 1)
                + ", byte \\d+\\): expected frame " + (sequence(second) + 1) + ", found " + sequence(second));
    }

    @Test
    void shouldNameAFrameWhoseBytesHaveChanged() {
        final int second = indexOfCommit(2);
        final byte[] frame = frames.get(second).clone();
        frame[frame.length - 1] ^= 1;
        frames.set(second, frame);
        SampleJournal.write(damaged, frames);

        assertFault("bad checksum: epoch 1, position \\d+ \\(\\d+\\.cq4, entry " + second + ", byte \\d+\\): frame "
                + sequence(second) + ": the checksum does not fit .*");
    }

    @Test
    void shouldNameTheByteAtWhichADamagedFrameBegins() throws Exception {
        final int second = indexOfCommit(2);
        final Path file = journal.resolve("00000001.cq4");
        final int begin = indexOf(frames.get(second), Files.readAllBytes(file));
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.seek(begin + 30);
            opened.write(opened.read() ^ 1);
        }

        final CommandRun run = CommandRun.of("audit", "--json", journal.toString());

        final JsonNode finding = run.json().get("findings").get(0);
        assertEquals("bad checksum", finding.get("kind").asString());
        assertEquals("00000001.cq4", finding.get("file").asString());
        assertEquals(second, finding.get("entry").asInt());
        assertEquals(begin, finding.get("byte").asInt());
        assertTrue(finding.get("place").asString().endsWith(", byte " + begin + ")"), run.out());
    }

    @Test
    void shouldTellWhatCouldNotBeRead() throws Exception {
        final int second = indexOfCommit(2);
        final Path file = journal.resolve("00000001.cq4");
        final int begin = indexOf(frames.get(second), Files.readAllBytes(file));
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.seek(begin - 4);
            opened.write(new byte[8]);
        }

        final CommandRun run = CommandRun.of("audit", "--json", journal.toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.out());
        final String told = run.json().get("unreadable").get(0).asString();
        assertTrue(told.contains("unreadable at 00000001.cq4#" + second + ", byte " + (begin - 4)), told);
        assertTrue(run.err().contains(told), run.err());
        assertEquals("frame gap", run.json().get("findings").get(0).get("kind").asString());
        assertTrue(audit(journal).out().contains("\nunreadable: Journal " + journal), run.out());
    }

    @Test
    void shouldCountAnUncommittedEndForNothing() {
        SampleJournal.write(damaged, frames.subList(0, indexOfCommit(3)));

        final CommandRun run = audit(damaged);

        assertEquals(ExitCode.GOOD, run.exitCode(), run.out());
        assertTrue(
                run.outLines().stream().anyMatch(line -> line.startsWith("uncommitted: epoch 1, position ")),
                run.out());
        assertTrue(run.out().contains(" " + (SAMPLES - SampleJournal.SAMPLES_A_SECOND) + " samples"), run.out());
    }

    @Test
    void shouldTellFindingsToPrograms() {
        frames.remove(indexOfCommit(2));
        SampleJournal.write(damaged, frames);

        final CommandRun run = CommandRun.of("audit", "--json", damaged.toString());

        assertEquals(ExitCode.NEGATIVE, run.exitCode());
        final JsonNode finding = run.json().get("findings").get(0);
        assertFalse(run.json().get("whole").asBoolean());
        assertEquals("frame gap", finding.get("kind").asString());
        assertTrue(finding.get("fault").asBoolean());
    }

    @Test
    void shouldRefuseWhatIsNoJournalInOneLine() throws Exception {
        final Path photos = Files.createDirectory(folder.resolve("photos"));

        for (final Path path : List.of(photos, folder.resolve("nothing"))) {
            final CommandRun run = audit(path);
            assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
            assertEquals("", run.out());
            assertEquals(1, run.errLines().size(), run.err());
            assertTrue(run.err().startsWith("tailrace: Journal " + path + ": "), run.err());
        }
        assertFalse(Files.exists(folder.resolve("nothing")));
    }

    private void assertFault(final String line) {
        final CommandRun run = audit(damaged);
        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.out());
        assertTrue(run.outLines().stream().anyMatch(it -> it.matches(line)), line + "\n" + run.out());
        assertTrue(run.out().contains("\nNOT whole: "), run.out());
    }

    private static int indexOf(final byte[] wanted, final byte[] in) {
        for (int i = 0; i < in.length - wanted.length; i++) {
            if (Arrays.equals(wanted, 0, wanted.length, in, i, i + wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not in the file");
    }

    private static CommandRun audit(final Path directory) {
        return CommandRun.of("audit", directory.toString());
    }

    /** Where the commit of the n-th second's snapshot lies. */
    private int indexOfCommit(final int number) {
        final List<byte[]> commits = frames.stream()
                .filter(frame -> FrameStamp.templateId(new UnsafeBuffer(frame), 0) == SnapshotCommitEncoder.TEMPLATE_ID)
                .toList();
        return frames.indexOf(commits.get(number - 1));
    }

    private long sequence(final int index) {
        return FrameStamp.sequence(new UnsafeBuffer(frames.get(index)), 0);
    }
}
