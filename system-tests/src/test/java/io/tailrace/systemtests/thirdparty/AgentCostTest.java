package io.tailrace.systemtests.thirdparty;

import io.tailrace.engine.compare.Bootstrap;
import io.tailrace.engine.compare.Interval;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the agent costs programs of others: pairs of starts with it and without it, in alternating order, and the ratios of what was measured. Judges nothing, because that
 * takes a machine on which nothing else runs: it prints, for {@code docs/performance.md}. {@code -Dtailrace.agent.pairs} and {@code -Dtailrace.agent.seconds}
 * say how much of it.
 */
@Tag("long")
@Timeout(value = 6, unit = TimeUnit.HOURS)
class AgentCostTest {
    private static final Path HOME = Path.of(System.getProperty("java.home"));
    private static final int PAIRS = Integer.getInteger("tailrace.agent.pairs", 3);
    private static final int SECONDS = Integer.getInteger("tailrace.agent.seconds", 5);

    /** By then the statement is compiled. */
    private static final int WARM_STATEMENTS = 5;

    /** One takes about half a second. */
    private static final int STATEMENTS = WARM_STATEMENTS + 2 * SECONDS;

    private static final Pattern TOOK = Pattern.compile("\\(1 row, (\\d+) ms\\)");
    private static final Pattern RATE = Pattern.compile("rps=([0-9.]+) p99=([0-9.]+) p999=([0-9.]+)");

    /** wrk prints no 99.9th percentile by itself. */
    private static final String REPORT = """
            done = function(summary, latency, requests)
              io.write(string.format("rps=%.1f p99=%.0f p999=%.0f\\n", summary.requests / summary.duration * 1e6,
                latency:percentile(99), latency:percentile(99.9)))
            end
            """;

    private static final Bootstrap BOOTSTRAP = new Bootstrap(10_000, 0.95, 1);

    @TempDir
    private Path folder;

    private int starts;

    @Test
    void shouldTellWhatAServerUnderLoadPays() throws IOException, InterruptedException {
        ThirdParty.assumeAgent();
        Installed.assumeLoudly("wrk", "wrk");
        final List<double[]> without = new ArrayList<>();
        final List<double[]> with = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            final boolean withFirst = pair % 2 == 1;
            (withFirst ? with : without).add(serve(withFirst));
            (withFirst ? without : with).add(serve(!withFirst));
        }
        tell("WireMock, requests a second", without, with, 0);
        tell("WireMock, p99", without, with, 1);
        tell("WireMock, p99.9", without, with, 2);
    }

    @Test
    void shouldTellWhatComputationPays() throws IOException, InterruptedException {
        ThirdParty.assumeAgent();
        final List<double[]> without = new ArrayList<>();
        final List<double[]> with = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            final boolean withFirst = pair % 2 == 1;
            (withFirst ? with : without).add(compute(withFirst));
            (withFirst ? without : with).add(compute(!withFirst));
        }
        tell("H2, time of a statement", without, with, 0);
    }

    private double[] serve(final boolean isObserved) throws IOException, InterruptedException {
        final ThirdPartyProgram program = ThirdPartyProgram.WIREMOCK;
        final int port = ThirdParty.freePort();
        final List<String> command = new ArrayList<>(program.command(port));
        command.addAll(List.of("--no-request-journal", "--disable-request-logging"));
        final Path own = Files.createTempDirectory(folder, "own");
        try (Started server = Started.command(own, ThirdParty.command(HOME, options(isObserved), command))) {
            program.awaitReady(server, port);
            program.use(HOME, own, port);
            wrk(port, SECONDS); // warm
            return wrk(port, SECONDS);
        }
    }

    private double[] wrk(final int port, final int seconds) throws IOException, InterruptedException {
        final Path report = Files.writeString(folder.resolve("report.lua"), REPORT);
        try (Started wrk = Started.command(
                folder,
                "wrk",
                "-t1",
                "-c4",
                "-d" + seconds + "s",
                "-s",
                report.toString(),
                "http://127.0.0.1:" + port + "/orders")) {
            final MatchResult found = find(RATE, wrk.endOfLongWork().expect(0)).get(0);
            return new double[] {
                Double.parseDouble(found.group(1)),
                Double.parseDouble(found.group(2)),
                Double.parseDouble(found.group(3))
            };
        }
    }

    /** The statement once and again in one process; H2's shell says how long each took. */
    private double[] compute(final boolean isObserved) throws IOException, InterruptedException {
        final List<String> shell = List.of(
                "-cp", ThirdParty.jar("h2"), "org.h2.tools.Shell", "-url", "jdbc:h2:mem:shop", "-sql", statements());
        try (Started process = Started.command(folder, ThirdParty.command(HOME, options(isObserved), shell))) {
            final double[] took = find(TOOK, process.endOfLongWork().expect(0)).stream()
                    .mapToDouble(it -> Double.parseDouble(it.group(1)))
                    .skip(WARM_STATEMENTS)
                    .toArray();
            return new double[] {Arrays.stream(took).average().orElseThrow()};
        }
    }

    /** Each of its own, because H2 remembers what it answered. */
    private static String statements() {
        return IntStream.range(7, 7 + STATEMENTS)
                .mapToObj(i -> "select sum(sqrt(x) * mod(x, " + i + ")) from system_range(1, 1000000);")
                .collect(Collectors.joining());
    }

    private List<String> options(final boolean isObserved) throws IOException {
        final Path journal = folder.resolve("journal" + starts++);
        return isObserved ? List.of(ThirdParty.agentOption(journal, ThirdParty.freePort())) : List.of();
    }

    private static void tell(
            final String what, final List<double[]> without, final List<double[]> with, final int column) {
        final double[] ratios = new double[with.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = with.get(i)[column] / without.get(i)[column];
        }
        final Interval ratio = BOOTSTRAP.interval(ratios, Bootstrap::median);
        System.out.printf(
                Locale.ROOT,
                "AGENT COST %s: without %.1f, with %.1f (medians), ratio %.4f [%.4f, %.4f], pairs %d of %d s, %s%n",
                what,
                Bootstrap.median(column(without, column)),
                Bootstrap.median(column(with, column)),
                ratio.estimate(),
                ratio.low(),
                ratio.high(),
                ratios.length,
                SECONDS,
                Runtime.version());
    }

    private static double[] column(final List<double[]> rows, final int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    private static List<MatchResult> find(final Pattern pattern, final Ended ended) {
        final List<MatchResult> found = pattern.matcher(ended.text()).results().toList();
        if (found.isEmpty()) {
            throw new AssertionError("no " + pattern + "\n" + ended.describe());
        }
        return found;
    }
}
