package io.tailrace.systemtests.thirdparty;

import io.tailrace.engine.compare.Bootstrap;
import io.tailrace.engine.compare.Interval;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.ThreadCpu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * What the agent costs programs of others: rounds of starts without an agent, with ours, and with one that does nothing, in changing order, and the ratios of what was
 * measured. Judges nothing, because that takes a machine on which nothing else runs: it prints, for {@code docs/performance.md}. {@code -Dtailrace.agent.rounds} and
 * {@code -Dtailrace.agent.seconds} say how much of it.
 */
@Tag("long")
@Timeout(value = 6, unit = TimeUnit.HOURS)
class AgentCostTest {
    private static final Path HOME = Path.of(System.getProperty("java.home"));
    private static final int ROUNDS = Integer.getInteger("tailrace.agent.rounds", 3);
    private static final int SECONDS = Integer.getInteger("tailrace.agent.seconds", 5);

    /** By then the statement is compiled, and the agent, too, whose start is a matter of its own. */
    private static final int WARM_STATEMENTS = 20;

    private static final int WARM_RUNS = 3;

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

    /** What a program is started with. */
    private enum Arm {
        WITHOUT,
        TAILRACE,

        /** What the JVM itself takes for having any agent. */
        IDLE
    }

    @FunctionalInterface
    private interface Measurement {
        double[] of(Arm arm) throws IOException, InterruptedException;
    }

    @TempDir
    private Path folder;

    private final List<double[]> ownCpu = new ArrayList<>();
    private int starts;

    @Test
    void shouldTellWhatAServerUnderLoadPays() throws IOException, InterruptedException {
        ThirdParty.assumeAgent();
        Installed.assumeLoudly("wrk", "wrk");
        final Map<Arm, List<double[]>> measured = measure(this::serve);
        tell("WireMock, requests a second", measured, 0);
        tell("WireMock, p99", measured, 1);
        tell("WireMock, p99.9", measured, 2);
        tell("WireMock, CPU of a request in us", measured, 3);
        System.out.printf(
                Locale.ROOT,
                "AGENT COST WireMock, the agent's own threads: %.2f ms of CPU a second, %.2f %% of the process's (medians of %d runs)%n",
                Bootstrap.median(column(ownCpu, 0)),
                Bootstrap.median(column(ownCpu, 1)),
                ownCpu.size());
    }

    @Test
    void shouldTellWhatComputationPays() throws IOException, InterruptedException {
        ThirdParty.assumeAgent();
        tell("H2, time of a statement", measure(this::compute), 0);
    }

    /** Each arm is first, second and third equally often. */
    private Map<Arm, List<double[]>> measure(final Measurement measurement) throws IOException, InterruptedException {
        final Map<Arm, List<double[]>> measured = new EnumMap<>(Arm.class);
        final List<Arm> order = new ArrayList<>(List.of(Arm.values()));
        for (int round = 0; round < ROUNDS; round++) {
            for (final Arm arm : order) {
                measured.computeIfAbsent(arm, any -> new ArrayList<>()).add(measurement.of(arm));
            }
            Collections.rotate(order, 1);
        }
        return measured;
    }

    private double[] serve(final Arm arm) throws IOException, InterruptedException {
        final ThirdPartyProgram program = ThirdPartyProgram.WIREMOCK;
        final int port = ThirdParty.freePort();
        final List<String> command = new ArrayList<>(program.command(port));
        command.addAll(List.of("--no-request-journal", "--disable-request-logging"));
        final Path own = Files.createTempDirectory(folder, "own");
        try (Started server = Started.command(own, ThirdParty.command(HOME, options(arm), command))) {
            program.awaitReady(server, port);
            program.use(HOME, own, port);
            wrk(port, WARM_RUNS * SECONDS);
            final ThreadCpu before = ThreadCpu.of(server.pid());
            final double[] measured = wrk(port, SECONDS);
            final ThreadCpu took = ThreadCpu.of(server.pid()).since(before);
            if (arm == Arm.TAILRACE) {
                ownCpu.add(new double[] {took.ownNs() / 1e6 / SECONDS, 100.0 * took.ownNs() / took.allNs()});
            }
            return new double[] {measured[0], measured[1], measured[2], took.allNs() / 1e3 / SECONDS / measured[0]};
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
    private double[] compute(final Arm arm) throws IOException, InterruptedException {
        final List<String> shell = List.of(
                "-cp", ThirdParty.jar("h2"), "org.h2.tools.Shell", "-url", "jdbc:h2:mem:shop", "-sql", statements());
        try (Started process = Started.command(folder, ThirdParty.command(HOME, options(arm), shell))) {
            final double[] took = find(TOOK, process.endOfLongWork().expect(0)).stream()
                    .mapToDouble(it -> Double.parseDouble(it.group(1)))
                    .skip(WARM_STATEMENTS)
                    .toArray();
            return new double[] {Bootstrap.median(took)};
        }
    }

    /** Each of its own, because H2 remembers what it answered. */
    private static String statements() {
        return IntStream.range(7, 7 + STATEMENTS)
                .mapToObj(i -> "select sum(sqrt(x) * mod(x, " + i + ")) from system_range(1, 1000000);")
                .collect(Collectors.joining());
    }

    private List<String> options(final Arm arm) throws IOException {
        return switch (arm) {
            case WITHOUT -> List.of();
            case TAILRACE ->
                List.of(ThirdParty.agentOption(folder.resolve("journal" + starts++), ThirdParty.freePort()));
            case IDLE -> List.of("-javaagent:" + IdleAgent.jar(folder.resolve("idle-agent.jar")));
        };
    }

    private static void tell(final String what, final Map<Arm, List<double[]>> measured, final int column) {
        final double[] without = column(measured.get(Arm.WITHOUT), column);
        for (final Arm arm : List.of(Arm.TAILRACE, Arm.IDLE)) {
            final double[] with = column(measured.get(arm), column);
            final double[] ratios = new double[with.length];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = with[i] / without[i];
            }
            final Interval ratio = BOOTSTRAP.interval(ratios, Bootstrap::median);
            System.out.printf(
                    Locale.ROOT,
                    "AGENT COST %s: without %.1f, %s %.1f (medians), ratio %.4f [%.4f, %.4f], rounds %d of %d s, %s%n",
                    what,
                    Bootstrap.median(without.clone()),
                    arm,
                    Bootstrap.median(with),
                    ratio.estimate(),
                    ratio.low(),
                    ratio.high(),
                    ratios.length,
                    SECONDS,
                    Runtime.version());
        }
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
