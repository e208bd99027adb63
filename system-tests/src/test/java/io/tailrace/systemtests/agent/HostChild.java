package io.tailrace.systemtests.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.LogManager;

/** A service: says what it sees of its surroundings, and runs until there is a file. */
final class HostChild {
    static final String STOP = "stop";

    /** An argument: it asks for the agent's page itself, where nobody else can. */
    static final String ASKING = "asking";

    private static final List<String> LIBRARIES = List.of(
            "org.agrona.DirectBuffer",
            "io.netty.channel.Channel",
            "net.openhft.chronicle.core.Jvm",
            "org.HdrHistogram.Histogram",
            "org.slf4j.LoggerFactory",
            "tools.jackson.databind.ObjectMapper",
            "io.tailrace.engine.TelemetryEngine");

    private static final int TRIES = 15_000;
    private static final long INTERVAL_MS = 20;

    private HostChild() {}

    public static void main(final String[] arguments) throws IOException, InterruptedException {
        for (final String library : LIBRARIES) {
            try {
                System.out.println("sees " + Class.forName(library));
            } catch (final ClassNotFoundException hidden) {
                assert !hidden.getMessage().isEmpty();
            }
        }
        if (ClassLoader.getSystemResource("META-INF/services/org.slf4j.spi.SLF4JServiceProvider") != null) {
            System.out.println("sees a service");
        }
        for (final String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith("chronicle.") || name.startsWith("background.") || name.startsWith("io.netty.")) {
                System.out.println("property " + name);
            }
        }
        System.out.println(
                "context " + (Thread.currentThread().getContextClassLoader() == ClassLoader.getSystemClassLoader()));
        System.out.println(
                "log manager " + LogManager.getLogManager().getClass().getSimpleName());
        System.out.println("agent " + System.getProperty("tailrace.agent"));
        if (List.of(arguments).contains(ASKING)) {
            System.out.println("page " + AgentPage.status());
        }
        awaitStop();
        System.out.println("ended");
    }

    /** None of our libraries is here to wait with. A host whose test has died ends by itself. */
    private static void awaitStop() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (Files.exists(Path.of(STOP))) {
                return;
            }
            Thread.sleep(INTERVAL_MS);
        }
        throw new IllegalStateException("no file " + Path.of(STOP).toAbsolutePath() + " after " + TRIES + " looks");
    }

    /** Of the host's own choice: it must be there before somebody else asks for one. */
    public static final class OwnLogManager extends LogManager {
        /** Made by the JDK. */
        public OwnLogManager() {
            System.out.println("log manager made");
        }
    }
}
