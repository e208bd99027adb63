package io.tailrace.systemtests.modules;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A service's own module, compiled against the jars that are published. */
final class ShopModule {
    private static final List<String> PUBLISHED =
            List.of("contracts", "codec", "engine", "journal", "transport", "ndjson", "exposer", "config");
    private static final List<String> NOT_FOR_A_SERVICE = List.of("tailrace-", "picocli-", "jline-");

    private ShopModule() {}

    /** Copies what a service has on its module path. */
    static void copyJars(final Path to) throws IOException {
        try (Stream<Path> jars = Files.list(Path.of(System.getenv("TAILRACE_APP"), "lib"))) {
            for (final Path jar : jars.toList()) {
                final String name = jar.getFileName().toString();
                if (NOT_FOR_A_SERVICE.stream().noneMatch(name::startsWith)
                        || PUBLISHED.stream().anyMatch(module -> name.startsWith("tailrace-" + module + "-"))) {
                    Files.copy(jar, to.resolve(name));
                }
            }
        }
    }

    /** One of the shop's own files. */
    static JavaFileObject source(final String file) throws IOException {
        try (InputStream in = ShopModule.class.getResourceAsStream(file)) {
            return source(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    static JavaFileObject source(final String file, final String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + file), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** Compiles it; what the compiler says of it, empty if nothing. */
    static String compile(final Path jars, final Path to, final List<JavaFileObject> sources) {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        final List<String> options =
                List.of("--release", "17", "-Xlint:all", "-p", jars.toString(), "-d", to.toString());
        compiler.getTask(messages, null, null, options, null, sources).call();
        return messages.toString();
    }
}
