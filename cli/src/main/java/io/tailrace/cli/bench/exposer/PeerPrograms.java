package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.bench.server.ExposerServer;
import io.tailrace.cli.console.CommandFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the servers of other libraries are: not in this command, which must not bring those libraries with it, but in the benchmarks. */
final class PeerPrograms {
    /** Set by the launcher to the jar of the benchmarks. */
    static final String PROPERTY = "tailrace.peers";

    /** How ours is called in tables. */
    static final String OURS = "tailrace";

    /** The libraries, as their program knows them. */
    static final List<String> LIBRARIES = List.of("client_java", "micrometer", "opentelemetry");

    private static final String MAIN = "io.tailrace.jmh.exposer.peer.PeerServer";

    private final String classPath;

    private PeerPrograms(final String classPath) {
        this.classPath = classPath;
    }

    static PeerPrograms find() {
        final String jar = System.getProperty(PROPERTY, "");
        if (jar.isEmpty() || !Files.isReadable(Path.of(jar))) {
            throw CommandFault.cannotRun(
                    "the other libraries are not here",
                    "--peers",
                    "they are in a checkout only: call ./tailrace bench exposer --peers there, which builds them");
        }
        return new PeerPrograms(jar);
    }

    /** Starts ours or another one. */
    ServerChild start(final String server, final int series) {
        return server.equals(OURS)
                ? ServerChild.start(ExposerServer.class, Integer.toString(series))
                : ServerChild.start(classPath, MAIN, server, Integer.toString(series));
    }
}
