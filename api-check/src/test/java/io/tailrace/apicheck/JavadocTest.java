package io.tailrace.apicheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** What others can see of the published modules is described: comments, parameters, results, and no link leads nowhere. */
class JavadocTest {
    private static final Path ROOT = Path.of(System.getProperty("tailrace.root"));
    private static final List<String> PUBLISHED =
            List.of("codec", "engine", "exposer", "sinks/journal", "sinks/ndjson", "sinks/transport", "testing");

    /** Its parameters are described where the record is. */
    private static final Pattern CONSTRUCTOR = Pattern.compile("^\\s*public (\\w+) ?[({]");

    private static final Pattern EXPORT = Pattern.compile("(?m)^\\s*exports ([\\w.]+)");

    @Test
    void shouldDescribeWhatOthersSee() throws IOException {
        assumeTrue(
                Runtime.version().feature() == 17,
                "comments are held against the rules of JDK 17, with which the project is built; this one has others");
        final List<Path> sources = new ArrayList<>();
        for (final String module : PUBLISHED) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("module-info.java"))
                        .filter(exports(module))
                        .forEach(sources::add);
            }
        }
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertEquals(List.of(), faults(compiler, files, files.getJavaFileObjectsFromPaths(sources)));
        }
    }

    /** Others see a package that its module exports; what is public in another one is so for its neighbours only. */
    private static Predicate<Path> exports(final String module) throws IOException {
        final Path root = ROOT.resolve(module).resolve("src/main/java");
        final Set<Path> exported = EXPORT.matcher(Files.readString(root.resolve("module-info.java")))
                .results()
                .map(found -> root.resolve(found.group(1).replace('.', '/')))
                .collect(Collectors.toSet());
        return file -> exported.contains(file.getParent());
    }

    @Test
    void shouldFindWhatIsNotDescribed() throws IOException {
        final String text = """
                /**
                 * A toy.
                 *
                 * @param size of it.
                 */
                public record Toy(int size) {
                    /** Copies nothing. */
                    public Toy {
                    }

                    /** Links to {@link Nowhere}. */
                    public void link() {}

                    /** Plays. */
                    public int play(int times) {
                        return times;
                    }

                    /** Nobody sees it. */
                    int hidden(int times) {
                        return times;
                    }
                }
                """;
        final JavaFileObject toy =
                new SimpleJavaFileObject(URI.create("string:///Toy.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertEquals(
                    List.of(
                            "Toy.java:11: reference not found",
                            "Toy.java:15: no @param for times",
                            "Toy.java:15: no @return"),
                    faults(compiler, files, List.of(toy)));
        }
    }

    private static List<String> faults(
            final JavaCompiler compiler,
            final StandardJavaFileManager files,
            final Iterable<? extends JavaFileObject> sources)
            throws IOException {
        final DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        final List<String> options = List.of(
                "-proc:none",
                "-Xmaxwarns",
                "1000",
                "-Xdoclint:all/protected",
                "-cp",
                System.getProperty("java.class.path"));
        ((JavacTask) compiler.getTask(null, files, found, options, null, sources)).analyze();
        final List<String> faults = new ArrayList<>();
        for (final Diagnostic<? extends JavaFileObject> diagnostic : found.getDiagnostics()) {
            if (diagnostic.getSource() != null && !isOfARecordsConstructor(diagnostic)) {
                final String path = diagnostic.getSource().toUri().getPath();
                faults.add(path.substring(path.lastIndexOf('/') + 1) + ":" + diagnostic.getLineNumber() + ": "
                        + diagnostic.getMessage(null));
            }
        }
        return faults;
    }

    private static boolean isOfARecordsConstructor(final Diagnostic<? extends JavaFileObject> diagnostic)
            throws IOException {
        final String text = diagnostic.getSource().getCharContent(true).toString();
        final Matcher constructor = CONSTRUCTOR.matcher(
                text.lines().skip(diagnostic.getLineNumber() - 1).findFirst().orElse(""));
        return diagnostic.getMessage(null).startsWith("no @param")
                && constructor.find()
                && text.contains("record " + constructor.group(1) + "(");
    }
}
