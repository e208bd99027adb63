package io.tailrace.agent.loader;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /** How long a host is held up at the most, in seconds. */
    private static final String PATIENCE_PROPERTY = "tailrace.agent.patience_s";

    private static final int PATIENCE_S = 10;

    /** The agent holds about 10 MiB. In a smaller heap than this it would be the agent that leaves none to the host. */
    private static final long LEAST_HEAP_BYTES = 40L << 20;

    private static final AgentStarter OF_THIS_JVM = new AgentStarter(
            () -> fileOf(AgentStarter.class),
            () -> ManagementFactory.getRuntimeMXBean().getInputArguments(),
            Thread::new);

    private final Callable<File> ownJar;
    private final Supplier<List<String>> jvmArguments;
    private final ThreadFactory threads;

    private AgentClassLoader loader;
    private AgentJar jar;
    private Thread starting;
    private Supplier<String> running;
    private boolean isBegun;
    private boolean isJoined;

    /** Of a {@code -javaagent} that the JVM has yet to come to, and with which the agent was begun before; null if there is none. */
    private AgentFlag begunBefore;

    AgentStarter(final Callable<File> ownJar, final Supplier<List<String>> jvmArguments, final ThreadFactory threads) {
        this.ownJar = ownJar;
        this.jvmArguments = jvmArguments;
        this.threads = threads;
    }

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

    /**
     * Lets code of another agent record into the engine. The agent is started before, if nobody has begun it: with the arguments of a {@code
     * -javaagent} of it that the JVM has yet to come to, if there is one. Does nothing if the agent was refused, as it has told, if it was ended, or
     * if this was called before.
     *
     * @param arguments of the agent, if it is to be started and there is no such flag.
     * @param instrumentation gives the JVM's, if the agent is to be started.
     * @param entry name of a class, made without arguments; takes the engine and what is told, and gives what is closed before the engine.
     * @param classes class files by names of classes, the entry's and those that it needs; null for others.
     * @param told to the entry.
     * @throws Exception if there is no such entry, or no instrumentation.
     */
    public static void join(
            final String arguments,
            final Callable<Instrumentation> instrumentation,
            final String entry,
            final Function<String, byte[]> classes,
            final Object told)
            throws Exception {
        OF_THIS_JVM.startUnlessBegun(arguments, instrumentation);
        OF_THIS_JVM.add(entry, classes, told);
    }

    void startUnlessBegun(final String arguments, final Callable<Instrumentation> instrumentation) throws Exception {
        if (isBegun()) {
            return;
        }
        final Instrumentation ofJvm = instrumentation.call();
        final AgentFlag flag = AgentFlag.first(jvmArguments.get());
        launchOnce(flag == null ? arguments : flag.arguments(), ofJvm);
        synchronized (this) {
            begunBefore = flag;
        }
    }

    private synchronized boolean isBegun() {
        return isBegun;
    }

    @SuppressWarnings("unchecked") // the entry is such a function, and the agent takes such a part
    private void add(final String entry, final Function<String, byte[]> classes, final Object told)
            throws ReflectiveOperationException {
        final Consumer<Function<Object, AutoCloseable>> agent;
        synchronized (this) {
            if (running == null || isJoined) {
                return;
            }
            isJoined = true;
            agent = (Consumer<Function<Object, AutoCloseable>>) running;
        }
        final BiFunction<Object, Object, AutoCloseable> part =
                (BiFunction<Object, Object, AutoCloseable>) new JoinClassLoader(loader, classes)
                        .loadClass(entry)
                        .getConstructor()
                        .newInstance();
        agent.accept(engine -> part.apply(engine, told));
    }

    void start(final String arguments, final Instrumentation instrumentation) {
        if (!isBegunBefore(arguments)) {
            launchOnce(arguments, instrumentation);
        }
    }

    /** Whether this is the flag whose arguments were taken before the JVM came to it. Once: a second one like it is one too many. */
    private synchronized boolean isBegunBefore(final String arguments) {
        final boolean isIt = begunBefore != null && begunBefore.equals(new AgentFlag(arguments));
        if (isIt) {
            begunBefore = null;
        }
        return isIt;
    }

    private void launchOnce(final String arguments, final Instrumentation instrumentation) {
        final Thread thread;
        synchronized (this) {
            isBegun = true;
            if (starting != null || running != null) {
                say("it is in this JVM already, the second one does nothing: give -javaagent once");
                return;
            }
            final long heapBytes = HeapBound.ofThisJvm(LEAST_HEAP_BYTES);
            if (heapBytes < LEAST_HEAP_BYTES) {
                refuse("the heap of this JVM may grow to " + (heapBytes >> 20) + " MiB, and the agent needs one of "
                        + (LEAST_HEAP_BYTES >> 20) + " MiB or more (-Xmx): the service goes on without it");
                return;
            }
            // On a thread of its own: neither its class loader nor a disk that stands still is the host's to bear.
            thread = daemon(() -> launch(arguments, instrumentation), "tailrace-agent-start");
            try {
                thread.start();
            } catch (final Throwable noRoom) { // the host must go on
                System.setProperty(STATUS_PROPERTY, fail(noRoom));
                return;
            }
            starting = thread;
        }
        await(
                thread,
                "it is not started after ",
                ", the service does not wait for it: does the disk of its journal stand still?");
    }

    private Thread daemon(final Runnable task, final String name) {
        final Thread thread = threads.newThread(task);
        thread.setName(name);
        thread.setDaemon(true);
        return thread;
    }

    private void launch(final String arguments, final Instrumentation instrumentation) {
        Supplier<String> agent = null;
        String status;
        try {
            agent = enter(arguments, instrumentation);
            status = agent.get();
        } catch (final Throwable thrown) { // the host must go on
            status = fail(thrown);
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
    private Supplier<String> enter(final String arguments, final Instrumentation instrumentation) throws Exception {
        if (loader == null) {
            jar = new AgentJar(ownJar.call(), Runtime.version().feature());
            loader = new AgentClassLoader(jar);
        }
        Thread.currentThread().setContextClassLoader(loader);
        final BiFunction<String, Instrumentation, Supplier<String>> entry =
                (BiFunction<String, Instrumentation, Supplier<String>>)
                        loader.loadClass(ENTRY).getConstructor().newInstance();
        return entry.apply(arguments, instrumentation);
    }

    void stop() {
        final Thread thread;
        synchronized (this) {
            if (running == null) {
                return;
            }
            final AutoCloseable agent = (AutoCloseable) running;
            thread = daemon(() -> end(agent), "tailrace-agent-stop");
            thread.setContextClassLoader(loader);
            try {
                thread.start();
            } catch (final Throwable noRoom) { // the host must go on
                say("it was not ended and goes on: " + noRoom);
                return;
            }
            running = null;
        }
        await(thread, "it has not ended after ", "");
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
        final int patienceS = Math.max(1, Integer.getInteger(PATIENCE_PROPERTY, PATIENCE_S));
        try {
            thread.join(patienceS * 1_000L);
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            say(before + patienceS + " s" + behind);
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

    /** Tells it, and gives the status. */
    private static String fail(final Throwable fault) {
        say("it failed, the service goes on without it: " + fault);
        return failed(String.valueOf(fault));
    }

    private static String failed(final String fault) {
        return "{\"state\":\"failed\",\"faults\":[\"" + fault.replaceAll("[\\p{Cntrl}\"\\\\]", " ") + "\"]}";
    }

    private static void refuse(final String fault) {
        System.setProperty(STATUS_PROPERTY, failed(fault));
        say(fault);
    }

    private static void say(final String line) {
        try {
            System.err.println("tailrace agent: " + line);
        } catch (final Throwable another) { // no memory, or a stream of the host's that throws
            return;
        }
    }
}
