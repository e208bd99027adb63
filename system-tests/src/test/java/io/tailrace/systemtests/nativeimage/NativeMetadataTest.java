package io.tailrace.systemtests.nativeimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The metadata for GraalVM's native-image names what our code looks up by name, and what the libraries look up that have no metadata of their own;
 * and it names nothing that is not there. No native image is built here: whether one runs is not shown by this.
 */
class NativeMetadataTest {
    /** Artifacts by the folders of their modules. */
    private static final Map<String, String> MODULES = Map.of(
            "codec", "tailrace-codec",
            "engine", "tailrace-engine",
            "exposer", "tailrace-exposer",
            "bridges/micrometer", "tailrace-micrometer",
            "bridges/opentelemetry", "tailrace-opentelemetry");

    private static final List<String> LIBRARIES = List.of("org.agrona.", "com.lmax.disruptor.", "org.HdrHistogram.");

    /** What is looked up by names that are put together while it runs, or in a way that the test does not follow. Comes first. */
    private static final Map<String, List<String>> COMPUTED = Map.of(
            "io.tailrace.micrometer.ApiCheck.fault calls Class.getDeclaredConstructor[]",
            List.of(
                    "io.micrometer.core.instrument.AbstractDistributionSummary#<init>("
                            + "io.micrometer.core.instrument.Meter$Id,double,io.micrometer.core.instrument.distribution.Histogram)"),
            "io.tailrace.opentelemetry.ApiCheck.fault calls Class.forName[]",
            List.of(
                    "io.opentelemetry.api.metrics.MeterProvider",
                    "io.opentelemetry.api.metrics.BatchCallback",
                    "io.opentelemetry.api.metrics.ObservableMeasurement",
                    "io.opentelemetry.api.metrics.LongGauge",
                    "io.opentelemetry.api.metrics.DoubleGauge"),
            // OpenTelemetry's incubator: in an image its advice is not taken, and nothing else changes.
            "io.tailrace.opentelemetry.AttributeAdvice.find calls Class.forName[]",
            List.of(),
            "io.tailrace.opentelemetry.AttributeAdvice.proxy calls Proxy.newProxyInstance[]",
            List.of(),
            // As above, of the instruments.
            "io.tailrace.opentelemetry.IncubatorMaker.loaded calls Class.forName[]",
            List.of(),
            "io.tailrace.opentelemetry.AttributeAdvice$Advised.own calls Class.getMethod[]",
            List.of(),
            "org.agrona.UnsafeApi.bootstrapArrayBaseOffset calls Class.getMethod[arrayBaseOffset, java.lang.Class]",
            List.of("jdk.internal.misc.Unsafe#arrayBaseOffset(java.lang.Class)"),
            // Its superclass has the field.
            "com.lmax.disruptor.Sequence.<clinit> calls Lookup.findVarHandle[com.lmax.disruptor.Sequence, value]",
            List.of("com.lmax.disruptor.Value#value"),
            "org.HdrHistogram.AbstractHistogram.decodeFromByteBuffer calls Class.getConstructor[]",
            List.of("org.HdrHistogram.Histogram#<init>(long,long,int)"),
            // A file that who starts the program names.
            "org.agrona.SystemUtil.loadPropertiesFile calls ClassLoader.getResource[]",
            List.of());

    /** Loaded to be verified, and never made. */
    private static final Set<String> UNUSED = Set.of("org.HdrHistogram.DoubleHistogram");

    @TempDir
    Path folder;

    @Test
    void shouldNameWhatIsLookedUp() throws IOException, InterruptedException {
        final List<ReflectiveCall> calls = new ArrayList<>();
        for (final String module : MODULES.keySet()) {
            calls.addAll(ofFolder(classes(module)));
        }
        for (final String loaded : LoadedClasses.of(Embedder.class, folder)) {
            if (LIBRARIES.stream().anyMatch(loaded::startsWith) && !UNUSED.contains(loaded)) {
                try (InputStream in = Embedder.class.getResourceAsStream("/" + loaded.replace('.', '/') + ".class")) {
                    calls.addAll(ReflectiveCalls.of(in));
                }
            }
        }
        assertTrue(calls.size() > MODULES.size(), calls::toString);

        assertEquals(List.of(), missing(calls, named()));
        final Set<String> stale = new TreeSet<>(COMPUTED.keySet());
        calls.forEach(call -> stale.remove(call.toString()));
        assertEquals(Set.of(), stale, "in the table of this test, and called nowhere");
    }

    @Test
    void shouldNameOnlyWhatIsThere() throws IOException {
        for (final String artifact : MODULES.values()) {
            assertEquals(List.of(), Metadata.in(artifact).faults(), artifact);
        }
    }

    @Test
    void shouldFindWhatTheMetadataDoesNotName() throws IOException {
        final List<ReflectiveCall> calls;
        try (InputStream in = Embedder.class.getResourceAsStream("NativeMetadataTest$Toy.class")) {
            calls = ReflectiveCalls.of(in);
        }

        assertEquals(
                List.of(
                        Toy.class.getName() + ".named calls Class.forName[java.util.TreeMap]: java.util.TreeMap",
                        Toy.class.getName() + ".computed calls Class.forName[]: a name that is computed",
                        Toy.class.getName() + ":: calls Class.forName[]: a name that is computed"),
                missing(calls, named()));
    }

    @Test
    void shouldFindWhatIsNotThere() {
        assertEquals(
                List.of("no class no.Such"),
                Metadata.of(
                                "{\"reflection\": [{\"condition\": {\"typeReached\": \"no.Such\"}, \"type\": \"java.lang.String\"}]}")
                        .faults());
        assertEquals(
                List.of("no field java.lang.String#nose", "no method java.lang.String#run[]"),
                Metadata.of(
                                "{\"reflection\": [{\"condition\": {\"typeReached\": \"java.lang.String\"}, \"type\": \"java.lang.String\","
                                        + "\"fields\": [{\"name\": \"value\"}, {\"name\": \"nose\"}], \"methods\": [{\"name\": \"run\"}]}]}")
                        .faults());
        assertEquals(
                List.of("unknown refection"), Metadata.of("{\"refection\": []}").faults());
    }

    private static List<String> missing(final Collection<ReflectiveCall> calls, final Set<String> named) {
        final List<String> missing = new ArrayList<>();
        for (final ReflectiveCall call : calls) {
            final List<String> targets = targets(call);
            if (targets == null) {
                missing.add(call + ": a name that is computed");
            } else {
                targets.stream()
                        .filter(target -> !named.contains(target))
                        .forEach(target -> missing.add(call + ": " + target));
            }
        }
        return missing;
    }

    /** Null if nobody knows. */
    private static List<String> targets(final ReflectiveCall call) {
        final List<String> computed = COMPUTED.get(call.toString());
        return computed != null || call.target() == null ? computed : List.of(call.target());
    }

    private static Set<String> named() throws IOException {
        final Set<String> named = new TreeSet<>();
        for (final String artifact : MODULES.values()) {
            named.addAll(Metadata.in(artifact).named());
        }
        return named;
    }

    /** As this build made them. */
    private static Path classes(final String module) throws IOException {
        final Path output = Tailrace.ROOT
                .resolve("cli")
                .toRealPath()
                .relativize(Path.of(System.getenv("TAILRACE_APP")).toRealPath());
        return Tailrace.ROOT.resolve(module).resolve(output).resolve("classes");
    }

    private static List<ReflectiveCall> ofFolder(final Path root) throws IOException {
        final List<ReflectiveCall> calls = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (final Path file : files.filter(it -> it.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    calls.addAll(ReflectiveCalls.of(in));
                }
            }
        }
        return calls;
    }

    /** Looks up what no metadata names. */
    @SuppressWarnings("unused")
    private static final class Toy {
        static Class<?> named() throws ClassNotFoundException {
            return Class.forName("java.util.TreeMap");
        }

        static Class<?> computed(final String name) throws ClassNotFoundException {
            return Class.forName("java.util." + name);
        }

        static java.util.concurrent.Callable<Class<?>> reference(final String name) {
            final Lookup lookup = Class::forName;
            return () -> lookup.find(name);
        }
    }

    /** Finds a class. */
    private interface Lookup {
        Class<?> find(String name) throws ClassNotFoundException;
    }
}
