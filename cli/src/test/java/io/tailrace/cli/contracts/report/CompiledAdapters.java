package io.tailrace.cli.contracts.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Adapters that are not on the test's class path: compiled by the test, each with one thing that differs. */
final class CompiledAdapters {
    /** A class's name and what it overrides. All else it has is good. */
    static final Map<String, String> BODIES = new TreeMap<>(Map.ofEntries(
            Map.entry("Good", ""),
            Map.entry("Silent", "public Optional<EntryMetrics> captureMetrics() { return Optional.empty(); }"),
            Map.entry(
                    "Warned",
                    "public Optional<EntryMetrics> captureMetrics() {"
                            + " System.out.println(\"chatter\"); return Optional.of(EntryMetrics.NONE.withCpuUsagePct(-1)); }"),
            Map.entry("Kernel", "public ComponentId componentId() { return new ComponentId.GpuKernel(\"swap\"); }"),
            Map.entry("EmptyKernel", "public ComponentId componentId() { return new ComponentId.GpuKernel(\"\"); }"),
            Map.entry(
                    "Unknown",
                    "public ComponentId componentId() { return new ComponentId.Unknown(RawJson.of(\"{\\\"X\\\":[1]}\")); }"),
            Map.entry("NullComponent", "public ComponentId componentId() { return null; }"),
            Map.entry(
                    "Throwing",
                    "public Optional<UUID> correlationId() { throw new IllegalStateException(\"no id yet\"); }"),
            Map.entry("OwnCheck", "public void validateContract() { throw new IllegalStateException(\"not wired\"); }"),
            Map.entry("NoEntry", "public TelemetryEntry logEvent(EventLevel level, EventData event) { return null; }"),
            Map.entry(
                    "NilId",
                    "public TelemetryEntry logEvent(EventLevel level, EventData event) {"
                            + " return new TelemetryEntry(UUID.randomUUID(), 0, componentId(), level, event, correlationId(), captureMetrics()); }"),
            Map.entry(
                    "SameId",
                    "public TelemetryEntry logEvent(EventLevel level, EventData event) {"
                            + " return new TelemetryEntry(new UUID(1, 1), 1763661600000000L, componentId(), level, event, correlationId(), captureMetrics()); }"),
            Map.entry(
                    "OtherEvent",
                    "public TelemetryEntry logEvent(EventLevel level, EventData event) {"
                            + " return TelemetryProvider.super.logEvent(level, new EventData.MemoryPressure(1, 2)); }"),
            Map.entry("BadConstructor", "public BadConstructor() { throw new IllegalStateException(\"no licence\"); }"),
            Map.entry("NoConstructor", "public NoConstructor(int needed) {}"),
            Map.entry("BadStatic", "static final int NUMBER = Integer.parseInt(\"x\");"),
            Map.entry(
                    "Hanging",
                    "public ComponentId componentId() { while (true) { java.util.concurrent.locks.LockSupport.park(); } }"),
            Map.entry("Exiting", "public ComponentId componentId() { System.exit(0); return null; }"),
            Map.entry(
                    "Coloured",
                    "public ComponentId componentId() { return new ComponentId.GpuKernel(\"a\\u001b[31m\"); }"
                            + "public void validateContract() { throw new IllegalStateException(\"red \\u001b[31m\"); }"),
            Map.entry(
                    "HangingStatic",
                    "static { while (NEVER_ENDS) { java.util.concurrent.locks.LockSupport.park(); } }")));

    private CompiledAdapters() {}

    /** Compiles all of them below a folder, with a service file that names some and two that are none. */
    static Path compile(final Path folder) throws IOException {
        final Path sources = folder.resolve("sources");
        final Path classes = folder.resolve("classes");
        Files.createDirectories(sources.resolve("adapters"));
        Files.createDirectories(classes.resolve("META-INF/services"));
        final List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        for (final Map.Entry<String, String> adapter : BODIES.entrySet()) {
            final Path source = sources.resolve("adapters").resolve(adapter.getKey() + ".java");
            Files.writeString(source, source(adapter.getKey(), adapter.getValue()));
            arguments.add(source.toString());
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)));
        Files.writeString(
                classes.resolve("META-INF/services/io.tailrace.engine.entry.TelemetryProvider"),
                "# adapters\nadapters.Good # the good one\n\nadapters.Missing\njava.lang.StringBuilder\n");
        return classes;
    }

    static Path jar(final Path classes, final Path jar, final Predicate<String> wanted) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                final String name = classes.relativize(file).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    entries.putNextEntry(new JarEntry(name));
                    Files.copy(file, entries);
                    entries.closeEntry();
                }
            }
        }
        return jar;
    }

    private static String source(final String name, final String body) {
        return "package adapters;\n"
                + "import io.tailrace.codec.entry.*;\nimport io.tailrace.engine.entry.*;\nimport java.util.*;\n"
                + "public class " + name + " implements TelemetryProvider {\n"
                + "static final boolean NEVER_ENDS = new Random().nextInt(1) == 0;\n"
                + body + "\n"
                + unless(
                        body,
                        "componentId()",
                        "public ComponentId componentId() { return ComponentId.Plain.ORCHESTRATOR; }")
                + unless(
                        body, "correlationId() {", "public Optional<UUID> correlationId() { return Optional.empty(); }")
                + unless(
                        body,
                        "captureMetrics() {",
                        "public Optional<EntryMetrics> captureMetrics() { return Optional.of(EntryMetrics.NONE); }")
                + "}\nabstract class Unfinished" + name + " implements TelemetryProvider {}\n";
    }

    private static String unless(final String body, final String method, final String source) {
        return body.contains(method) && !body.contains(", " + method) ? "" : source + "\n";
    }
}
