package io.tailrace.cli.compare;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.codec.frame.FrameStamp;
import io.tailrace.codec.sbe.SnapshotCommitEncoder;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CompareCommandTest {
    private static final String METRIC = LatencyJournal.METRIC;
    private static final int SAMPLES = 2 * LatencyJournal.INTERVALS * LatencyJournal.SAMPLES_A_SERIES;

    @TempDir
    static Path folder;

    private static Path before;
    private static Path same;
    private static Path slower;
    private static Path small;

    @BeforeAll
    static void writeJournals() {
        before = folder.resolve("before");
        same = folder.resolve("same");
        slower = folder.resolve("slower");
        small = folder.resolve("small");
        new LatencyJournal(1).write(before);
        new LatencyJournal(2).write(same);
        new LatencyJournal(3).slowerPuts(1.5).write(slower);
        new LatencyJournal(4).intervals(10).samples(5).write(small);
    }

    @Test
    void shouldFindNoDifferenceBetweenTwoRunsOfTheSame() {
        final CommandRun run = compare(before, same);

        assertEquals(ExitCode.GOOD, run.exitCode(), run.out() + run.err());
        assertEquals("", run.err());
        assertEquals(METRIC, run.outLines().get(0));
        assertEquals("within noise (threshold 1.1, confidence 0.99)", lastLine(run));
        assertTrue(
                run.outLines().stream().anyMatch(line -> line.matches("base +\\S+before +" + SAMPLES + " +60 .*yes")));
        assertTrue(
                run.outLines().stream()
                        .anyMatch(line -> line.matches(
                                "p99.9 +\\S+ us +\\S+ us \\.\\. \\S+ (us|ms) .* \\d\\.\\d{3} +within noise")),
                run.out());
    }

    @Test
    void shouldExitWithOneWhenItIsWorse() {
        final CommandRun run = compare(before, slower, "--label", "op=put");

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.out() + run.err());
        assertEquals(METRIC + "{op=\"put\"}", run.outLines().get(0));
        assertTrue(lastLine(run).startsWith("worse: p50, p90, p99"), run.out());
    }

    @Test
    void shouldExitWithZeroWhenItIsBetterOrOtherSeriesAreWorse() {
        assertTrue(lastLine(compare(slower, before, "--label", "op=put")).startsWith("better: p50, "));
        assertEquals(ExitCode.GOOD, compare(slower, before, "--label", "op=put").exitCode());
        assertEquals(ExitCode.GOOD, compare(before, slower, "--label", "op=get").exitCode());
        assertEquals(
                ExitCode.GOOD,
                compare(before, slower, "--label", "op=put", "--threshold", "2").exitCode());
    }

    @Test
    void shouldTellProgramsTheSame() {
        final CommandRun run = compare(before, slower, "--label", "op=put", "--json", "--seed", "7");

        assertEquals(ExitCode.NEGATIVE, run.exitCode(), run.err());
        final JsonNode report = run.json();
        final JsonNode median = report.get("statistics").get(0);
        assertAll(
                () -> assertEquals("worse", report.get("verdict").asString()),
                () -> assertEquals(METRIC, report.get("metric").asString()),
                () -> assertEquals("put", report.get("labels").get("op").asString()),
                () -> assertEquals("seconds", report.get("unit").asString()),
                () -> assertEquals(1.1, report.get("threshold").asDouble()),
                () -> assertEquals(0.99, report.get("confidence").asDouble()),
                () -> assertTrue(report.get("confidence_of_each").asDouble() > 0.998),
                () -> assertEquals(7, report.get("seed").asInt()),
                () -> assertEquals(
                        slower.toString(), report.get("new").get("journal").asString()),
                () -> assertEquals(SAMPLES / 2, report.get("new").get("samples").asInt()),
                () -> assertEquals(60, report.get("base").get("intervals").asInt()),
                () -> assertEquals(15, report.get("base").get("blocks").asInt()),
                () -> assertEquals(
                        4, report.get("base").get("intervals_a_block").asInt()),
                () -> assertTrue(report.get("base").get("whole").asBoolean()),
                () -> assertEquals(0, report.get("base").get("gaps").asInt()),
                () -> assertEquals(0, report.get("base").get("bad_frames").asInt()),
                () -> assertEquals(
                        List.of("p50", "p90", "p99", "p99.9", "max", "mean"),
                        report.get("statistics")
                                .valueStream()
                                .map(statistic -> statistic.get("name").asString())
                                .toList()),
                () -> assertEquals(0.5, median.get("quantile").asDouble()),
                () -> assertEquals("worse", median.get("verdict").asString()),
                () -> assertEquals(1.5, median.get("ratio").asDouble(), 0.05),
                () -> assertEquals(200e-6, median.get("base").get("value").asDouble(), 5e-6),
                () -> assertTrue(median.get("base").get("high").asDouble()
                        < median.get("new").get("low").asDouble()));
    }

    @Test
    void shouldSayWhatLacksAndJudgeTheRest() {
        final CommandRun run = compare(before, before, "--new-to", "2026-01-01T00:00:35Z", "--quantiles", "0.5,0.9999");

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertTrue(
                run.outLines().contains("p99.99 has no verdict: base and new: 48000 and 28000 samples, 200000 needed"),
                run.out());
        assertTrue(run.outLines().stream().anyMatch(line -> line.matches("p99.99 +not enough data")), run.out());
        final CommandRun json = compare(before, before, "--quantiles", "0.5,0.9999", "--json");
        final JsonNode lacking = json.json().get("statistics").get(1);
        assertEquals("not_enough_data", lacking.get("verdict").asString());
        assertEquals(
                "base and new: 48000 and 48000 samples, 200000 needed",
                lacking.get("lacking").asString());
    }

    @Test
    void shouldRefuseToJudgeTooLittle() {
        refuses(
                ExitCode.CANNOT_RUN,
                "tailrace: not enough data: " + METRIC + ": p50 has new: 10 intervals with samples, 30 needed: .+",
                compare(before, small));
        refuses(
                ExitCode.CANNOT_RUN,
                "tailrace: not enough data: .*: p99.99 has base and new: 48000 and 48000 samples, 200000 needed: .+",
                compare(before, same, "--quantiles", "0.9999"));
        refuses(
                ExitCode.CANNOT_RUN,
                "tailrace: not enough data: .*\\{op=\"scan\"} has no samples .*: .* labels op; .*",
                compare(before, same, "--label", "op=scan"));
        refuses(
                ExitCode.CANNOT_RUN,
                "tailrace: not enough data: .* has no samples in the range of .*before: choose another range; .*",
                compare(before, same, "--base-to", "2026-01-01T00:00:00.5Z"));
    }

    @Test
    void shouldCompareRangesAndEpochsOfOneJournal() {
        final Path journal = folder.resolve("epochs");
        new LatencyJournal(5).write(journal);
        new LatencyJournal(6).slowerPuts(1.5).write(journal);

        assertEquals(
                ExitCode.NEGATIVE,
                compare(journal, journal, "--base-epoch", "1", "--new-epoch", "2")
                        .exitCode());
        assertEquals(
                ExitCode.GOOD,
                compare(
                                journal,
                                journal,
                                "--base-epoch",
                                "1",
                                "--new-epoch",
                                "1",
                                "--base-to",
                                "2026-01-01T00:00:30Z",
                                "--new-from",
                                "2026-01-01T00:00:30Z",
                                "--quantiles",
                                "0.5,0.9")
                        .exitCode());
    }

    @Test
    void shouldNameHistogramsThatMayHaveBeenMeant() {
        refuses(
                ExitCode.WRONG_USAGE,
                "tailrace: no such metric: --metric order_latency in .*before: did you mean " + METRIC + "\\?",
                CommandRun.of("compare", before.toString(), same.toString(), "--metric", "order_latency"));
        refuses(
                ExitCode.WRONG_USAGE,
                "tailrace: not a histogram: --metric orders_total, a counter in .*before: did you mean " + METRIC
                        + "\\?",
                CommandRun.of("compare", before.toString(), same.toString(), "--metric", LatencyJournal.COUNTER));
    }

    @Test
    void shouldRefuseToCompareWhatIsNotTheSame() {
        final Path narrow = folder.resolve("narrow");
        new LatencyJournal(7).range(new HistogramRange(1_000, 1_000_000_000, 3)).write(narrow);
        final Path bare = folder.resolve("bare");
        new LatencyJournal(8).write(bare);
        new LatencyJournal(8).unit(Unit.NONE).write(bare);

        refuses(
                ExitCode.CANNOT_RUN,
                "tailrace: cannot compare: .*before and .*narrow: " + METRIC + " has the range .*: .+",
                compare(before, narrow));
        refuses(
                ExitCode.CANNOT_RUN,
                "tailrace: cannot compare: .*bare: " + METRIC
                        + " has the unit seconds and then none: choose one of its epochs with --new-epoch",
                compare(before, bare));
    }

    @Test
    void shouldGoOnWithWhatIsLeftOfADamagedJournal() {
        final List<byte[]> frames = new ArrayList<>(SampleJournal.frames(same));
        final byte[] commit = frames.stream()
                .filter(frame -> FrameStamp.templateId(new UnsafeBuffer(frame), 0) == SnapshotCommitEncoder.TEMPLATE_ID)
                .skip(LatencyJournal.INTERVALS / 2)
                .findFirst()
                .orElseThrow();
        frames.remove(commit);
        final Path damaged = folder.resolve("damaged");
        SampleJournal.write(damaged, frames);

        final CommandRun run = compare(before, damaged, "--json");

        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().matches("tailrace: not whole: .*damaged: 1 gaps and 0 bad frames .*\\R"), run.err());
        final JsonNode side = run.json().get("new");
        assertFalse(side.get("whole").asBoolean());
        assertEquals(1, side.get("gaps").asInt());
        assertTrue(side.get("intervals").asInt() < LatencyJournal.INTERVALS);
        assertTrue(compare(before, damaged).outLines().stream().anyMatch(line -> line.matches("new .* NO")));
    }

    @Test
    void shouldRefuseWhatIsNoJournal() {
        refuses(ExitCode.CANNOT_RUN, "tailrace: Journal .*none: .+", compare(before, folder.resolve("none")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--quantiles 0.5,1.5",
                "--quantiles 0.5,0",
                "--quantiles 0.5,0.50",
                "--quantiles median",
                "--threshold 1",
                "--threshold 10%",
                "--confidence 1",
                "--confidence 0.4",
                "--seed -1",
                "--label op",
                "--label op=get --label op=put",
                "--base-from yesterday",
                "--new-from now --new-to -5m",
                "--base-epoch 0",
                "--no-such-option"
            })
    void shouldRefuseBadOptionsInOneLine(final String options) {
        final CommandRun run = compare(before, same, options.split(" ", -1));

        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().matches("tailrace: [^:]+: .*" + options.split(" ", -1)[0] + ".*: .+\\R"), run.err());
    }

    @Test
    void shouldNeedAMetric() {
        refuses(
                ExitCode.WRONG_USAGE,
                "tailrace: not complete: .*--metric.*",
                CommandRun.of("compare", before.toString(), same.toString()));
    }

    private static void refuses(final int exitCode, final String line, final CommandRun run) {
        assertEquals(exitCode, run.exitCode(), run.out() + run.err());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.errLines().get(0).matches(line), run.err());
    }

    private static String lastLine(final CommandRun run) {
        return run.outLines().get(run.outLines().size() - 1);
    }

    private static CommandRun compare(final Path base, final Path now, final String... options) {
        final List<String> arguments =
                new ArrayList<>(List.of("compare", base.toString(), now.toString(), "--metric", METRIC));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
