package io.tailrace.agent.extension;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.jar.JarFile;

/**
 * Joins Tailrace's agent to OpenTelemetry's. The former stays behind its own loader; into that go the few classes that know OpenTelemetry, as the
 * latter's loader gives them: with the names that its interfaces have there.
 */
final class TakeOver {
    /** Where the classes are that know OpenTelemetry. */
    static final String FOLDER = "opentelemetry/";

    /** What stands behind the {@code =} of {@code -javaagent}, for an agent that has no such option. */
    static final String ARGUMENTS = "tailrace.agent.arguments";

    private static final String STARTER = "io.tailrace.agent.loader.AgentStarter";
    private static final String ENTRY = "io.tailrace.agent.opentelemetry.OpenTelemetryJoin";
    private static final String HOLDER = "io.opentelemetry.javaagent.bootstrap.InstrumentationHolder";
    private static final int LEAST_VERSION = 17;

    private final ClassLoader extension;

    TakeOver(final ClassLoader extension) {
        this.extension = extension;
    }

    void run(final Object resource) throws ReflectiveOperationException, IOException {
        final String version = System.getProperty("java.specification.version", "");
        if (version.startsWith("1.") || Integer.parseInt(version) < LEAST_VERSION) {
            say("this JVM is version " + version + ", the agent needs " + LEAST_VERSION
                    + " or newer: OpenTelemetry's metrics go where they went");
            return;
        }
        try {
            starter()
                    .getMethod("join", String.class, Callable.class, String.class, Function.class, Object.class)
                    .invoke(
                            null,
                            System.getProperty(ARGUMENTS),
                            (Callable<Instrumentation>) TakeOver::instrumentation,
                            ENTRY,
                            (Function<String, byte[]>) this::classFile,
                            resource);
        } catch (final InvocationTargetException thrown) {
            tell(thrown.getCause());
        }
    }

    /** Of the one agent of this JVM: given by {@code -javaagent}, attached, or put now where it would be then. */
    private static Class<?> starter() throws ReflectiveOperationException, IOException {
        final ClassLoader system = ClassLoader.getSystemClassLoader();
        try {
            return Class.forName(STARTER, true, system);
        } catch (final ClassNotFoundException notYet) {
            instrumentation()
                    .appendToSystemClassLoaderSearch(
                            new JarFile(ExtensionJar.find(STARTER.replace('.', '/') + ".class")));
            return Class.forName(STARTER, true, system);
        }
    }

    /** Asked for only where the agent is to be started: the class that has it is not of what OpenTelemetry promises. */
    private static Instrumentation instrumentation() throws ReflectiveOperationException {
        return (Instrumentation)
                Class.forName(HOLDER).getMethod("getInstrumentation").invoke(null);
    }

    /** Null if it is not there. */
    private byte[] classFile(final String className) {
        try (InputStream in = extension.getResourceAsStream(FOLDER + className.replace('.', '/') + ".class")) {
            if (in == null) {
                return null;
            }
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            final byte[] part = new byte[8_192];
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                out.write(part, 0, length);
            }
            return out.toByteArray();
        } catch (final IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void tell(final Throwable fault) {
        say("OpenTelemetry's metrics do not come to it and go where they went: " + fault);
    }

    private static void say(final String line) {
        System.err.println("tailrace agent: " + line);
    }
}
