package io.tailrace.cli.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.utils.Signals;

/** What the main thread of a measured JVM does: it answers each line with one line, until there are no more. Used by one thread. */
public final class ServerLoop {
    /** Asks for the port. */
    public static final String PORT = "port";

    /** Asks for {@link ServerFacts}. */
    public static final String FACTS = "facts";

    /** Gives back what only waits to be collected. */
    public static final String SETTLE = "settle";

    /** From now on the service is ready. */
    public static final String READY = "ready";

    /** From now on it is not. */
    public static final String NOT_READY = "not-ready";

    /** The answer to what is only to be done. */
    public static final String DONE = "done";

    private ServerLoop() {}

    /**
     * Serves until the other side is gone, then closes the server.
     *
     * @param server that is measured.
     * @throws IOException if standard input cannot be read.
     */
    public static void serve(final MeasuredServer server) throws IOException {
        // A terminal tells Ctrl-C to this process as well: the one that measures has to say what it has first, and then
        // ends this one.
        Signals.register("INT", () -> {});
        serve(server, System.in, System.out);
    }

    static void serve(final MeasuredServer server, final InputStream in, final PrintStream out) throws IOException {
        final BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try (server) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(answer(server, line));
                out.flush();
            }
        }
    }

    private static String answer(final MeasuredServer server, final String line) {
        return switch (line) {
            case PORT -> Integer.toString(server.port());
            case FACTS -> ServerFacts.ofThisProcess().text();
            case SETTLE -> {
                System.gc();
                yield DONE;
            }
            case READY -> {
                server.ready(true);
                yield DONE;
            }
            case NOT_READY -> {
                server.ready(false);
                yield DONE;
            }
            default -> throw new IllegalArgumentException("nobody knows what " + line + " means");
        };
    }
}
