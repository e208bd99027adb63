package io.tailrace.agent.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** An agent's jar with an agent in it that starts nothing: its state is its arguments, and it is refused if these are {@code refused}. */
final class StandInJar {
    private static final String AGENT = """
            package io.tailrace.agent;

            import java.util.function.BiFunction;
            import java.util.function.Supplier;

            public final class AgentEntry implements BiFunction<String, Object, Supplier<String>> {
                public Supplier<String> apply(final String arguments, final Object instrumentation) {
                    return "refused".equals(arguments) ? () -> arguments : new Running(arguments);
                }

                private record Running(String get) implements Supplier<String>, AutoCloseable {
                    public void close() {}
                }
            }
            """;

    private StandInJar() {}

    static Path write(final Path folder) throws IOException {
        final Path source = Files.writeString(folder.resolve("AgentEntry.java"), AGENT);
        final Path classes = Files.createDirectory(folder.resolve("classes"));
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()));
        final Path file = folder.resolve("agent.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                Stream<Path> compiled = Files.list(classes.resolve("io/tailrace/agent"))) {
            jar.putNextEntry(new JarEntry(AgentStarter.class.getName().replace('.', '/') + ".class"));
            for (final Path type : compiled.toList()) {
                final String name = type.getFileName().toString().replace(".class", ".classdata");
                jar.putNextEntry(new JarEntry("inst/stand-in/io/tailrace/agent/" + name));
                Files.copy(type, jar);
            }
        }
        return file;
    }
}
