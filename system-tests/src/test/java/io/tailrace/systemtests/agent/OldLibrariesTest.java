package io.tailrace.systemtests.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Started;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that has older versions of the agent's libraries on its class path: each works with its own. */
class OldLibrariesTest {
    private static final Path OLD = Path.of(System.getProperty("tailrace.old.libraries"));

    @TempDir
    Path directory;

    @Test
    void shouldLeaveTheHostItsOwnLibraries() throws IOException, InterruptedException {
        final Ended alone = run(List.of());
        assertEquals(List.of("alone"), alone.out().subList(7, 8), alone::describe);
        for (final String jar : List.of(
                "HdrHistogram-2.1.9.jar",
                "agrona-1.19.2.jar",
                "netty-buffer-4.1.118.Final.jar",
                "netty-common-4.1.118.Final.jar",
                "jackson-databind-3.0.0.jar",
                "slf4j-api-1.7.36.jar")) {
            assertTrue(alone.out().contains(jar), alone::describe);
        }
        final Ended observed = run(
                List.of("-javaagent:" + Host.agent() + "=exposer.address=127.0.0.1:0" + Host.NO_FLIGHT_RECORDER),
                HostChild.ASKING);
        assertEquals(alone.out().subList(0, 7), observed.out().subList(0, 7), observed::describe);
        assertEquals("page 200", observed.out().get(7), observed::describe);
        assertEquals(List.of("[main] WARN shop - told by the host"), own(observed), observed::describe);
        assertEquals(own(alone), own(observed), observed::describe);
        Host.command(directory).run("audit", "tailrace-journal").expect(0);
    }

    /** Without what the JVM itself says of the host's old libraries, which the agent may keep it from. */
    private static List<String> own(final Ended ended) {
        return ended.errOnTime().stream()
                .filter(line -> !line.startsWith("WARNING: "))
                .toList();
    }

    private Ended run(final List<String> agent, final String... arguments) throws IOException, InterruptedException {
        final List<String> options = new ArrayList<>(agent);
        options.addAll(List.of("-cp", Host.classes() + File.pathSeparator + OLD + "/*"));
        try (Started host = Host.start(directory, List.of(), options, LibrariesChild.class, arguments)) {
            return host.end().expect(0);
        }
    }
}
