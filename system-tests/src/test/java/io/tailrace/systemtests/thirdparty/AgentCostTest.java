package io.tailrace.systemtests.thirdparty;

import io.tailrace.engine.compare.Bootstrap;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
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
 * {@code -Dtailrace.agent.seconds} say how much of it, {@code -Dtailrace.agent.home} on which JDK.
 */
@Tag("long")
@Timeout(value = 6, unit = TimeUnit.HOURS)
class AgentCostTest {
    private static final Path HOME =
            Path.of(System.getProperty("tailrace.agent.home", System.getProperty("java.home")));
    private static final int ROUNDS = Integer.getInteger("tailrace.agent.rounds", 3);
    private static final int SECONDS = Integer.getInteger("tailrace.agent.seconds", 5);

    /** By then the statement is compiled, and the agent, too, whose start is a matter of its own. */
    private static final int WARM_STATEMENTS = 20;

    private static final int WARM_RUNS = 3;

    /** One takes about half a second. */
    private static final int STATEMENTS = WARM_STATEMENTS + 2 * SECONDS;

    private static final Pattern TOOK = Pattern.compile("\\(1 row, (\\d+) ms\\)");
    /** What a program is started with. */
    private enum Arm {
        WITHOUT,
        TAILRACE,

        /** What the JVM itself takes for having any agent. */
        IDLE
    }

    @FunctionalInterface
    private interface Measurement<T> {
        T of(Arm arm) throws IOException, InterruptedException;
    }

    @TempDir
    private Path folder;

    private int starts;

    @Test
    void shouldTellWhatAServerUnderLoadPays() throws IOException, InterruptedException {
        ThirdParty.assumeAgent();
        Installed.assumeLoudly("wrk", "wrk");
        CostReport.tellServer(
                "WireMock started with it, " + HOME.getFileName(), measure(this::serve), Arm.WITHOUT, Arm.TAILRACE);
    }

    @Test
    void shouldTellWhatComputationPays() throws IOException, InterruptedException {
        ThirdParty.assumeAgent();
        CostReport.tell("H2, ms of a statement, " + HOME.getFileName(), measure(this::compute), it -> it, Arm.WITHOUT);
    }

    /** Each arm is first, second and third equally often. */
    private <T> Map<Arm, List<T>> measure(final Measurement<T> measurement) throws IOException, InterruptedException {
        final Map<Arm, List<T>> measured = new EnumMap<>(Arm.class);
        final List<Arm> order = new ArrayList<>(List.of(Arm.values()));
        for (int round = 0; round < ROUNDS; round++) {
            for (final Arm arm : order) {
                measured.computeIfAbsent(arm, any -> new ArrayList<>()).add(measurement.of(arm));
            }
            Collections.rotate(order, 1);
        }
        return measured;
    }

    private LoadedServer.Load serve(final Arm arm) throws IOException, InterruptedException {
        try (LoadedServer server = LoadedServer.start(folder, HOME, options(arm))) {
            server.load(WARM_RUNS * SECONDS);
            return server.load(SECONDS);
        }
    }

    /** The statement once and again in one process; H2's shell says how long each took. */
    private double compute(final Arm arm) throws IOException, InterruptedException {
        final List<String> shell = List.of(
                "-cp", ThirdParty.jar("h2"), "org.h2.tools.Shell", "-url", "jdbc:h2:mem:shop", "-sql", statements());
        try (Started process = Started.command(folder, ThirdParty.command(HOME, options(arm), shell))) {
            final double[] took = find(TOOK, process.endOfLongWork().expect(0)).stream()
                    .mapToDouble(it -> Double.parseDouble(it.group(1)))
                    .skip(WARM_STATEMENTS)
                    .toArray();
            return Bootstrap.median(took);
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
            case TAILRACE -> List.of(ThirdParty.agentOption(folder.resolve("journal" + starts++), 0));
            case IDLE -> List.of("-javaagent:" + IdleAgent.jar(folder.resolve("idle-agent.jar")));
        };
    }

    private static List<MatchResult> find(final Pattern pattern, final Ended ended) {
        final List<MatchResult> found = pattern.matcher(ended.text()).results().toList();
        if (found.isEmpty()) {
            throw new AssertionError("no " + pattern + "\n" + ended.describe());
        }
        return found;
    }
}
