package io.tailrace.cli.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.RelabelResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.EngineLabels;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class TailCommandTest {
    private static final long FIRST_SNAPSHOT = 1;

    @TempDir
    Path folder;

    private String journal;

    @BeforeEach
    void writeJournal() {
        SampleJournal.write(folder.resolve("journal"));
        journal = folder.resolve("journal").toString();
    }

    @Test
    void shouldPrintALineForEachThingThatHappened() {
        final CommandRun run = CommandRun.of("tail", journal);

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        line(
                run,
                "2026-01-01T00:00:00\\.000Z  epoch 1  start  service shop  instance till-1  build_version 1\\.2\\.3.*");
        line(
                run,
                " {24}  epoch 1  series  id \\d+  metric kvstore_operation_latency_seconds  kind histogram  labels op=get");
        line(run, " {24}  epoch 1  opened  id 0  channel kvstore-worker-0  ring 32768  single_writer true");
        line(
                run,
                "2026-01-01T00:00:02\\.000Z  epoch 1  snapshot \\d+  interval_ms 1000  samples 100  .*"
                        + "  channels kvstore-worker-0\\[100\\.\\.199\\]");
        line(run, " {24}  epoch 1  closed  id 0  last 299  refused 0  owner_died false");
        line(run, ".*  epoch 1  status  ready false  missing shutdown.*");
    }

    @Test
    void shouldTellOfRateLimits() {
        final Path limited = folder.resolve("limited");
        SampleJournal.writeLimited(limited);

        final CommandRun run = CommandRun.of("tail", limited.toString());

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        line(
                run,
                "2026-01-01T00:00:00\\.600Z  epoch 1  limit  id 0  channel kvstore-worker-0  change limited_full"
                        + "  samples_per_second 1000");
        line(run, "2026-01-01T00:00:00\\.800Z  epoch 1  limit  id 0  .*  change released  .*");
    }

    @Test
    void shouldTellOfLabelsThatWereChanged() {
        final Path relabelled = folder.resolve("relabelled");
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .service("shop")
                .instance("till-1")
                .threadingMode(ThreadingMode.INVOKER)
                .journal(ChronicleJournal.at(relabelled)))) {
            final EngineLabels labels = new EngineLabels("shop", "till-1", "2", Map.of("tier", "a b", "zone", "1"));
            assertEquals(RelabelResult.RELABELLED, engine.relabel(labels, 0));
        }

        final CommandRun run = CommandRun.of("tail", relabelled.toString());

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        line(run, ".*  epoch 1  start  service shop  instance till-1  .*  restarts 0  resumed false  interval_ms 100");
        line(run, ".*  epoch 2  start  .*build_version 2  .*restarts 0  resumed true .*extra_labels .*zone=1.*");
        final CommandRun audit = CommandRun.of("audit", relabelled.toString());
        assertEquals(ExitCode.GOOD, audit.exitCode(), audit::toString);
    }

    @Test
    void shouldTellOfVersionsAndOfSeriesThatEnd() {
        final Path versions = folder.resolve("versions");
        SampleJournal.writeVersions(versions);

        final CommandRun run = CommandRun.of("tail", versions.toString());

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        line(
                run,
                " {24}  epoch 1  metric hits_total  id \\d+  version 1\\.0  state deprecated"
                        + "  retires_at 2026-01-01T00:00:00\\.200Z");
        line(run, " {24}  epoch 1  metric hits_total  id \\d+  version 1\\.0  state retired  .*");
        line(run, " {24}  epoch 1  ended  id \\d+  metric hits_total  labels path=/");
    }

    @Test
    void shouldPrintAJsonObjectALine() {
        final CommandRun run = CommandRun.of("tail", "--json", journal);

        final ObjectMapper mapper = new ObjectMapper();
        final List<JsonNode> snapshots = run.outLines().stream()
                .map(mapper::readTree)
                .filter(event -> event.get("type").asString().equals("snapshot"))
                .filter(event -> event.get("samples").asInt() > 0)
                .toList();
        assertEquals(SampleJournal.SECONDS, snapshots.size());
        final JsonNode range = snapshots.get(1).get("channels").get(0);
        assertEquals("2026-01-01T00:00:02.000Z", snapshots.get(1).get("t").asString());
        assertEquals(100, range.get("first").asInt());
        assertEquals(199, range.get("last").asInt());
    }

    @Test
    void shouldBeginWithTheLastLinesIfAsked() {
        final List<String> all = CommandRun.of("tail", journal).outLines();

        assertEquals(
                all.subList(all.size() - 2, all.size()),
                CommandRun.of("tail", "-n", "2", journal).outLines());
        assertEquals(List.of(), CommandRun.of("tail", "-n", "0", journal).outLines());
        assertEquals(all, CommandRun.of("tail", "--lines", "1000000", journal).outLines());
    }

    @Test
    void shouldFollowWhatIsWrittenUntilItIsStopped() throws Exception {
        try (RunningCommand tail = RunningCommand.start("tail", "--follow", "--lines", "1", journal)) {
            tail.awaitOut(Pattern.compile("epoch 1"));
            SampleJournal.write(folder.resolve("journal"));
            tail.awaitOut(Pattern.compile("epoch 2  closed"));

            assertEquals(ExitCode.GOOD, tail.stop().exitCode());
        }
    }

    @Test
    void shouldWaitForAJournalThatIsNotThereYet() throws Exception {
        final Path none = folder.resolve("none");
        final Path empty = Files.createDirectory(folder.resolve("empty"));
        for (final Path awaited : List.of(none, empty)) {
            try (RunningCommand tail = RunningCommand.start("tail", "--follow", awaited.toString())) {
                tail.awaitErr(Pattern.compile("nothing to read yet: .*: waiting"));
                SampleJournal.write(awaited);
                tail.awaitOut(Pattern.compile("epoch 1  closed"));

                final CommandRun run = tail.stop();
                assertEquals(ExitCode.GOOD, run.exitCode());
                assertEquals(1, run.errLines().size(), run.err());
            }
        }
        try (RunningCommand tail =
                RunningCommand.start("tail", "-f", folder.resolve("never").toString())) {
            tail.awaitErr(Pattern.compile("waiting"));
            assertEquals(ExitCode.GOOD, tail.stop().exitCode());
        }
    }

    @Test
    void shouldNotWaitWhereNoJournalCanBe() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "notes");

        for (final Path wrong : List.of(folder, folder.resolve("notes.txt"))) {
            assertEquals(
                    ExitCode.CANNOT_RUN,
                    CommandRun.of("tail", "--follow", wrong.toString()).exitCode());
        }
        assertEquals(
                ExitCode.CANNOT_RUN,
                CommandRun.of("tail", folder.resolve("none").toString()).exitCode());
    }

    @Test
    void shouldFollowOverRollsAndRestartsAndMissNothing() throws Exception {
        final Path rolling = folder.resolve("rolling");
        try (RunningCommand tail = RunningCommand.start("tail", "--follow", "--json", rolling.toString())) {
            for (int epoch = 1; epoch <= 3; epoch++) {
                RollingJournal.write(ChronicleJournal.at(rolling), 800);
                tail.awaitOut(Pattern.compile("\"type\":\"closed\",\"epoch\":" + epoch + "\\b"));
            }

            final CommandRun run = tail.stop();
            assertEquals(
                    List.of(),
                    run.errLines().stream()
                            .filter(line -> !line.contains("nothing to read yet"))
                            .toList());
            assertTrue(RollingJournal.rollFiles(rolling) > 4, "rolls");
            for (int epoch = 1; epoch <= 3; epoch++) {
                assertEquals(RollingJournal.snapshots(rolling, epoch), snapshots(run, epoch));
            }
            assertTrue(
                    run.outLines().stream().noneMatch(line -> line.matches(".*\"(gap|lost|bad_frame)\".*")), run.out());
        }
    }

    @Test
    void shouldTellWhatRetentionDeletedBeforeItWasRead() throws Exception {
        final Path rolling = folder.resolve("rolling");
        try (RunningCommand tail = RunningCommand.start("tail", "--follow", "--json", rolling.toString())) {
            RollingJournal.write(ChronicleJournal.at(rolling).retentionBytes(RollingJournal.ROLL_BYTES), 2_000);
            tail.awaitOut(Pattern.compile("\"closed\""));

            final CommandRun run = tail.stop();
            final List<Long> seen = snapshots(run, 1);
            final long missed = seen.get(seen.size() - 1) - seen.get(0) + 1 - seen.size();
            final boolean isTold = run.out().contains("\"lost\"") || run.out().contains("\"gap\"");
            // It may have been too late for the first ones, too: opened behind them, of which there is nothing to tell,
            // or before.
            final boolean mayBeTold = missed > 0 || seen.get(0) > FIRST_SNAPSHOT;
            assertTrue(
                    isTold ? mayBeTold : missed == 0,
                    () -> missed + " of " + seen + " missed, told: " + isTold + "\n" + run.err());
            assertEquals(seen, seen.stream().distinct().sorted().toList());
        }
    }

    private static List<Long> snapshots(final CommandRun run, final int epoch) {
        final ObjectMapper mapper = new ObjectMapper();
        return run.outLines().stream()
                .map(mapper::readTree)
                .filter(event -> event.get("type").asString().equals("snapshot")
                        && event.get("epoch").asInt() == epoch)
                .map(event -> event.get("snapshot").asLong())
                .toList();
    }

    @Test
    void shouldTellOfGapsAndOfFramesThatCannotBeRead() {
        final List<byte[]> frames = SampleJournal.frames(folder.resolve("journal"));
        frames.get(3)[frames.get(3).length - 1] ^= 1;
        frames.remove(6);
        SampleJournal.write(folder.resolve("damaged"), frames);

        final CommandRun run = CommandRun.of("tail", folder.resolve("damaged").toString());

        line(
                run,
                " {24}  epoch 1  bad_frame  reason the checksum .*  place position \\d+ \\(00000001\\.cq4, entry 3, byte \\d+\\)");
        line(
                run,
                " {24}  epoch 1  gap  expected 7  found 8  place position \\d+ \\(00000001\\.cq4, entry 6, byte \\d+\\)");
    }

    private static void line(final CommandRun run, final String pattern) {
        assertTrue(run.outLines().stream().anyMatch(line -> line.matches(pattern)), pattern + "\n" + run.out());
    }
}
