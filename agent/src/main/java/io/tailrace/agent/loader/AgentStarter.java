package io.tailrace.agent.loader;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Starts the agent behind its class loader, and ends it. There is one a JVM, and whoever comes later (another {@code -javaagent}, {@code tailrace
 * attach}) has to find it: this is the one state that is static. Any thread.
 */
public final class AgentStarter {
    /** Asks a JVM that runs to end its agent. */
    static final String DETACH = "detach";

    /** Where {@code tailrace attach} reads what became of it: JSON. */
    static final String STATUS_PROPERTY = "tailrace.agent";

    private static final String ENTRY = "io.tailrace.agent.AgentEntry";
    private static final long PATIENCE_MS = 10_000;
    private static final AgentStarter OF_THIS_JVM = new AgentStarter();

    private AgentClassLoader loader;
    private AgentJar jar;
    private Thread starting;
    private Supplier<String> running;

    private AgentStarter() {}

    /**
     * Starts the agent, or ends it.
     *
     * @param arguments of the agent; {@code detach} ends it; null if there are none.
     * @param instrumentation the JVM's.
     */
    public static void begin(final String arguments, final Instrumentation instrumentation) {
        if (DETACH.equals(arguments)) {
            OF_THIS_JVM.stop();
        } else {
            OF_THIS_JVM.start(arguments, instrumentation);
        }
    }

    private void start(final String arguments, final Instrumentation instrumentation) {
        final Thread thread;
        synchronized (this) {
            if (starting != null || running != null) {
                say("it is in this JVM already, the second one does nothing: give -javaagent once");
                return;
            }
            // On a thread of its own: neither its class loader nor a disk that stands still is the host's to bear.
            thread = new Thread(() -> launch(arguments, instrumentation), "tailrace-agent-start");
            thread.setDaemon(true);
            starting = thread;
        }
        thread.start();
        await(
                thread,
                "it is not started after ",
                ", the service does not wait for it: does the disk of its journal stand still?");
    }

    private void launch(final String arguments, final Instrumentation instrumentation) {
        Supplier<String> agent = null;
        String status;
        try {
            agent = enter(arguments, instrumentation);
            status = agent.get();
        } catch (final Throwable thrown) { // the host must go on
            status = failed(String.valueOf(thrown));
            say("it failed, the service goes on without it: " + thrown);
        }
        synchronized (this) {
            running = agent instanceof AutoCloseable ? agent : null;
            starting = null;
        }
        if (!(agent instanceof AutoCloseable)) {
            closeJar();
        }
        System.setProperty(STATUS_PROPERTY, status);
    }

    @SuppressWarnings("unchecked") // the entry is such a function
    private Supplier<String> enter(final String arguments, final Instrumentation instrumentation)
            throws ReflectiveOperationException, IOException {
        if (loader == null) {
            jar = new AgentJar(fileOf(AgentStarter.class), Runtime.version().feature());
            loader = new AgentClassLoader(jar);
        }
        Thread.currentThread().setContextClassLoader(loader);
        final BiFunction<String, Instrumentation, Supplier<String>> entry =
                (BiFunction<String, Instrumentation, Supplier<String>>)
                        loader.loadClass(ENTRY).getConstructor().newInstance();
        return entry.apply(arguments, instrumentation);
    }

    private void stop() {
        final Supplier<String> agent;
        synchronized (this) {
            agent = running;
            running = null;
        }
        if (agent != null) {
            final Thread thread = new Thread(() -> end((AutoCloseable) agent), "tailrace-agent-stop");
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            thread.start();
            await(thread, "it has not ended after ", "");
        }
    }

    private void end(final AutoCloseable agent) {
        try {
            agent.close();
        } catch (final Throwable fault) { // the host must go on
            say("it did not end as it should: " + fault);
        }
        closeJar();
        System.setProperty(STATUS_PROPERTY, "{\"state\":\"detached\"}");
    }

    private static void await(final Thread thread, final String before, final String behind) {
        try {
            thread.join(PATIENCE_MS);
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            say(before + PATIENCE_MS / 1_000 + " s" + behind);
        }
    }

    private void closeJar() {
        try {
            if (jar != null) {
                jar.close();
            }
        } catch (final IOException useless) {
            say("its jar was not closed: " + useless);
        }
    }

    private static File fileOf(final Class<?> type) throws IOException {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (final URISyntaxException | IllegalArgumentException noFile) {
            throw new IOException("its own jar is not a file", noFile);
        }
    }

    private static String failed(final String fault) {
        return "{\"state\":\"failed\",\"faults\":[\"" + fault.replaceAll("[\\p{Cntrl}\"\\\\]", " ") + "\"]}";
    }

    private static void say(final String line) {
        System.err.println("tailrace agent: " + line);
    }
}
