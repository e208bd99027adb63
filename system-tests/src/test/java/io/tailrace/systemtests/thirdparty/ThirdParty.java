package io.tailrace.systemtests.thirdparty;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Jars of programs of others, as they lie on Maven Central. The build puts them into a folder. */
final class ThirdParty {
    private static final Path FOLDER = Path.of(System.getProperty("tailrace.third.party"));

    private ThirdParty() {}

    /** A jar by the name of its artifact. */
    static String jar(final String artifact) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(it -> it.getFileName().toString().startsWith(artifact + "-"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + artifact + " in " + FOLDER))
                    .toString();
        }
    }

    /** Leaves the test out, loudly, where only tests were built. */
    static void assumeAgent() throws IOException {
        final boolean isThere = isAgent();
        if (!isThere) {
            System.out.println("NOT RUN: " + agent() + " is no agent: build it with mvn package");
        }
        assumeTrue(isThere, "the agent is not built");
    }

    private static boolean isAgent() throws IOException {
        if (!Files.exists(agent())) {
            return false;
        }
        try (JarFile jar = new JarFile(agent().toFile())) {
            return jar.getManifest() != null
                    && jar.getManifest().getMainAttributes().getValue("Premain-Class") != null;
        }
    }

    static Path agent() {
        return Path.of(System.getProperty("tailrace.agent.jar"));
    }

    static String java(final Path home) {
        return home.resolve("bin/java").toString();
    }

    /** The option that a service needs, and no other one; a port of 0 takes a free one. */
    static String agentOption(final Path journal, final int port) {
        return "-javaagent:" + agent() + "=journal.path=" + journal + ",exposer.address=127.0.0.1:" + port;
    }

    /** A command with options of the JVM in front. */
    static String[] command(final Path home, final List<String> options, final List<String> program) {
        return Stream.of(List.of(java(home)), options, program)
                .flatMap(List::stream)
                .toArray(String[]::new);
    }
}
