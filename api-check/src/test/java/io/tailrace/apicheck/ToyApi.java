package io.tailrace.apicheck;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A tiny API, compiled from text. */
final class ToyApi {
    private final Path classes;

    private ToyApi(final Path classes) {
        this.classes = classes;
    }

    /** One type, {@code io.tailrace.toy.Toy}, beside one that is not exported. */
    static ToyApi of(final Path folder, final String body) throws IOException {
        final Path classes = Files.createTempDirectory(folder, "toy");
        final List<JavaFileObject> sources = List.of(
                source("module-info", "module io.tailrace.toy { exports io.tailrace.toy; }"),
                source("Hidden", "package io.tailrace.toy.hidden; public class Hidden { public void secret() {} }"),
                source("Toy", "package io.tailrace.toy; public class Toy { " + body + " }"));
        final StringWriter messages = new StringWriter();
        assertTrue(
                ToolProvider.getSystemJavaCompiler()
                        .getTask(messages, null, null, List.of("-d", classes.toString()), null, sources)
                        .call(),
                messages::toString);
        return new ToyApi(classes);
    }

    PublishedModule module() throws IOException {
        return PublishedModule.in(classes);
    }

    byte[] jar() throws IOException {
        return Signatures.jar(module());
    }

    List<String> text() throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            return ApiText.of(module(), loader);
        }
    }

    private static JavaFileObject source(final String name, final String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
