package io.tailrace.systemtests.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Tailrace;
import io.tailrace.systemtests.thirdparty.LoadedServer.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the agent costs a server that runs: one process, to which it is attached and from which it is detached again and again, so that what the compiler made of the server,
 * which differs from start to start by more than what is looked for, is the same in both. Judges nothing, as {@link AgentCostTest}, and has its properties.
 */
@Tag("long")
@Timeout(value = 6, unit = TimeUnit.HOURS)
class AttachedCostTest {
    private static final Path HOME =
            Path.of(System.getProperty("tailrace.agent.home", System.getProperty("java.home")));
    private static final int ROUNDS = Integer.getInteger("tailrace.agent.rounds", 3);
    private static final int SECONDS = Integer.getInteger("tailrace.agent.seconds", 5);

    /** What is attached. */
    private enum Arm {
        NOTHING(List.of()),
        TAILRACE(List.of("--set", "exposer.address=127.0.0.1:0")),
        NO_FLIGHT_RECORDER(List.of("--set", "exposer.address=127.0.0.1:0", "--set", "probes.flight_recorder=false"));

        @SuppressWarnings("ImmutableEnumChecker") // lists that cannot be changed
        private final List<String> options;

        Arm(final List<String> options) {
            this.options = options;
        }
    }

    @TempDir
    private Path folder;

    @Test
    void shouldTellWhatARunningServerPays() throws IOException, InterruptedException {
        ThirdParty.assumeAgent();
        Installed.assumeLoudly("wrk", "wrk");
        final Map<Arm, List<Load>> measured = new EnumMap<>(Arm.class);
        try (LoadedServer server = LoadedServer.start(folder, HOME, List.of())) {
            warm(server);
            final List<Arm> order = new ArrayList<>(List.of(Arm.values()));
            for (int round = 0; round < ROUNDS; round++) {
                for (final Arm arm : order) {
                    measured.computeIfAbsent(arm, any -> new ArrayList<>()).add(measure(server, arm));
                }
                Collections.rotate(order, 1);
            }
        }
        CostReport.tellServer("WireMock attached to, " + HOME.getFileName(), measured, Arm.NOTHING, Arm.TAILRACE);
    }

    /** The server's code and the agent's are compiled by then. */
    private void warm(final LoadedServer server) throws IOException, InterruptedException {
        server.load(3 * SECONDS);
        for (int i = 0; i < 2; i++) {
            attach(server, Arm.TAILRACE);
            server.load(SECONDS);
            detach(server);
        }
    }

    private Load measure(final LoadedServer server, final Arm arm) throws IOException, InterruptedException {
        if (arm != Arm.NOTHING) {
            attach(server, arm);
        }
        server.load(
                SECONDS); // the start of an agent, and of the JVM's flight recorder three seconds later, is not what it
        // costs
        final Load load = server.load(SECONDS);
        if (arm != Arm.NOTHING) {
            detach(server);
        }
        return load;
    }

    private void attach(final LoadedServer server, final Arm arm) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of("attach", Long.toString(server.pid()), "--json"));
        command.addAll(arm.options);
        assertEquals(
                "running",
                Tailrace.in(folder)
                        .run(command.toArray(String[]::new))
                        .expect(0)
                        .json()
                        .path("state")
                        .asString());
    }

    private void detach(final LoadedServer server) throws IOException, InterruptedException {
        Tailrace.in(folder).run("detach", Long.toString(server.pid())).expect(0);
    }
}
