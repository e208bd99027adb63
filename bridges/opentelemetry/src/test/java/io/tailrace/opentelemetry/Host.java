package io.tailrace.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A class path like the test's, with other jars of OpenTelemetry. All is called by reflection: none of its classes is the test's own. */
final class Host implements AutoCloseable {
    private static final String API = "io.opentelemetry.api.";

    private final URLClassLoader loader;

    private Host(final List<URL> urls) {
        loader = new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    /** With those of a folder beside the test's classes. */
    static Host with(final String folder) throws Exception {
        final List<URL> urls = classPath(false);
        try (Stream<Path> jars =
                Files.list(Path.of(Host.class.getResource("/" + folder).toURI()))) {
            for (final Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return new Host(urls);
    }

    /** With the test's own, but for the incubator. */
    static Host withoutIncubator() throws Exception {
        return new Host(classPath(true));
    }

    private static List<URL> classPath(final boolean api) throws Exception {
        final List<URL> urls = new ArrayList<>();
        for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            final String name = Path.of(entry).getFileName().toString();
            if (!name.startsWith("opentelemetry-") || (api && !name.contains("incubator"))) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls;
    }

    ClassLoader loader() {
        return loader;
    }

    /** Whether its API has a class. */
    boolean has(final String name) {
        return loader.getResource((API + name).replace('.', '/') + ".class") != null;
    }

    /** Does something with a meter of a bridge over an engine of its own. */
    void run(final Task task) {
        try {
            final Class<?> contextClass = loader.loadClass("io.tailrace.engine.EngineContext");
            final Class<?> engineClass = loader.loadClass("io.tailrace.engine.TelemetryEngine");
            final Class<?> bridgeClass = loader.loadClass(TailraceOpenTelemetry.class.getName());
            assertTrue(bridgeClass != TailraceOpenTelemetry.class);
            final Object context = contextClass.getConstructor().newInstance();
            try (AutoCloseable engine = (AutoCloseable)
                            engineClass.getMethod("launch", contextClass).invoke(null, context);
                    AutoCloseable bridge = (AutoCloseable)
                            bridgeClass.getMethod("launch", engineClass).invoke(null, engine)) {
                task.run(call(bridge, "OpenTelemetry", "getMeter", Map.of(String.class, "host")));
            }
        } catch (final Exception fault) {
            throw new AssertionError(fault);
        }
    }

    /** Calls a method of an interface of the API, by its argument if it has one. */
    Object call(final Object target, final String type, final String method, final Map<Class<?>, Object> argument)
            throws Exception {
        return loader.loadClass(API + type)
                .getMethod(method, argument.keySet().toArray(new Class<?>[0]))
                .invoke(target, argument.values().toArray());
    }

    boolean isInstance(final String type, final Object object) throws Exception {
        return loader.loadClass(API + type).isInstance(object);
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    /** What is done with a meter. */
    @FunctionalInterface
    interface Task {
        void run(Object meter) throws Exception;
    }
}
