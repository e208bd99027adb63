package io.tailrace.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.tailrace.testsupport.CapturedLog;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A host that brings an older OpenTelemetry API along: one clear line, and it goes on. */
class OldApiTest {
    @Test
    void shouldTellItInOneLineAndGoOn() throws Exception {
        try (URLClassLoader host = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            assertNotSame(TailraceOpenTelemetry.class, host.loadClass(TailraceOpenTelemetry.class.getName()));
            final String log = CapturedLog.of(() -> recordWith(host));

            final List<String> lines = log.lines()
                    .filter(line -> line.contains("TailraceOpenTelemetry"))
                    .toList();
            assertEquals(
                    List.of(
                            "[main] WARN io.tailrace.opentelemetry.TailraceOpenTelemetry - the OpenTelemetry API on the class"
                                    + " path has no io.opentelemetry.api.metrics.LongGauge: give it opentelemetry-api 1.38 or newer."
                                    + " No metrics of OpenTelemetry are recorded"),
                    lines);
        }
    }

    /** All by reflection: none of these classes is the test's own. */
    private static void recordWith(final ClassLoader host) {
        try {
            final Class<?> contextClass = host.loadClass("io.tailrace.engine.EngineContext");
            final Class<?> engineClass = host.loadClass("io.tailrace.engine.TelemetryEngine");
            final Object context = contextClass.getConstructor().newInstance();
            try (AutoCloseable engine = (AutoCloseable)
                    engineClass.getMethod("launch", contextClass).invoke(null, context)) {
                final Class<?> bridgeClass = host.loadClass(TailraceOpenTelemetry.class.getName());
                try (AutoCloseable bridge = (AutoCloseable)
                        bridgeClass.getMethod("launch", engineClass).invoke(null, engine)) {
                    final Class<?> api = host.loadClass("io.opentelemetry.api.OpenTelemetry");
                    final Object meter = api.getMethod("getMeter", String.class).invoke(bridge, "host");
                    final Object builder = host.loadClass("io.opentelemetry.api.metrics.Meter")
                            .getMethod("counterBuilder", String.class)
                            .invoke(meter, "orders");
                    final Object counter = host.loadClass("io.opentelemetry.api.metrics.LongCounterBuilder")
                            .getMethod("build")
                            .invoke(builder);
                    host.loadClass("io.opentelemetry.api.metrics.LongCounter")
                            .getMethod("add", long.class)
                            .invoke(counter, 1L);
                }
            }
        } catch (final Exception fault) {
            throw new AssertionError(fault);
        }
    }

    /** That of the test, with the old API in the place of the new one. */
    private static URL[] classPath() throws Exception {
        final List<URL> urls = new ArrayList<>();
        try (Stream<Path> old =
                Files.list(Path.of(OldApiTest.class.getResource("/old-api").toURI()))) {
            for (final Path jar : old.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        assertEquals(2, urls.size());
        for (final String entry :
                Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            if (!entry.contains("opentelemetry-") || entry.contains("classes")) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }
}
