package io.tailrace.agent.boot;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;

/** Where the JVM begins an agent. Neither method ever throws: the host goes on whatever happens here. */
public final class TailraceAgent {
    private static final int LEAST_VERSION = 17;
    private static final String STARTER = "io.tailrace.agent.loader.AgentStarter";

    private TailraceAgent() {}

    /**
     * Called before the host's {@code main}, for {@code -javaagent}.
     *
     * @param arguments behind the {@code =}; null if there are none.
     * @param instrumentation the JVM's.
     */
    public static void premain(final String arguments, final Instrumentation instrumentation) {
        begin(arguments, instrumentation);
    }

    /**
     * Called in a JVM that runs, for {@code tailrace attach} and {@code tailrace detach}.
     *
     * @param arguments as above.
     * @param instrumentation the JVM's.
     */
    public static void agentmain(final String arguments, final Instrumentation instrumentation) {
        begin(arguments, instrumentation);
    }

    private static void begin(final String arguments, final Instrumentation instrumentation) {
        try {
            final String version = System.getProperty("java.specification.version", "");
            if (major(version) < LEAST_VERSION) {
                System.err.println("tailrace agent: this JVM is version " + version + ", the agent needs "
                        + LEAST_VERSION + " or newer: the service goes on without it");
                return;
            }
            Class.forName(STARTER)
                    .getMethod("begin", String.class, Instrumentation.class)
                    .invoke(null, arguments, instrumentation);
        } catch (final InvocationTargetException thrown) {
            tell(thrown.getCause());
        } catch (final Throwable fault) { // the host must go on
            tell(fault);
        }
    }

    private static void tell(final Throwable fault) {
        try {
            System.err.println("tailrace agent: it failed, the service goes on without it: " + fault);
        } catch (final Throwable another) { // no memory, or a stream of the host's that throws
            return;
        }
    }

    /** 8 for 1.8; 0 for what is no version. */
    static int major(final String version) {
        final String number = version.startsWith("1.") ? version.substring(2) : version;
        final int end = number.indexOf('.');
        try {
            return Integer.parseInt(end < 0 ? number : number.substring(0, end));
        } catch (final NumberFormatException noVersion) {
            return 0;
        }
    }
}
