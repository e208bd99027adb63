package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher finds what it needs, or says in one line what is missing. */
class LauncherTest {
    /** What the launcher calls before it has found java. */
    private static final List<String> LAUNCHER_TOOLS = List.of("bash", "dirname", "env", "readlink", "sed");

    /** Told of a machine that stood still for longer than a page may be old. */
    private static final String STALLED = "[WARN] Exposer - not ready: ";

    private static final int CANNOT_RUN = 3;

    @TempDir
    Path directory;

    @Test
    void shouldSayThatThereIsNoJava() throws IOException, InterruptedException {
        final Path tools = Files.createDirectory(directory.resolve("bin"));
        for (final String tool : LAUNCHER_TOOLS) {
            script(tools.resolve(tool), "exec " + find(tool) + " \"$@\"");
        }
        final String line = Tailrace.in(directory)
                .without("JAVA_HOME")
                .by(tools.resolve("env").toString(), "PATH=" + tools)
                .run("--version")
                .refusal(CANNOT_RUN);
        assertEquals("tailrace: no java found: install a JDK 17 or newer, or set JAVA_HOME", line);
    }

    @Test
    void shouldSayThatJavaHomeHoldsNoJava() throws IOException, InterruptedException {
        final String line = Tailrace.in(directory)
                .environment("JAVA_HOME", directory.toString())
                .run("--version")
                .refusal(CANNOT_RUN);
        assertTrue(line.startsWith("tailrace: JAVA_HOME is " + directory + ", and there is no bin/java in it"), line);
    }

    @Test
    void shouldSayThatJavaIsTooOld() throws IOException, InterruptedException {
        final Path home = directory.resolve("jdk-11");
        Files.createDirectories(home.resolve("bin"));
        script(home.resolve("bin/java"), "exit 0");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        final String line = Tailrace.in(directory)
                .environment("JAVA_HOME", home.toString())
                .run("--version")
                .refusal(CANNOT_RUN);
        assertEquals(
                "tailrace: " + home + "/bin/java is version 11.0.2: Tailrace needs 17 or newer (set JAVA_HOME)", line);
    }

    @Test
    void shouldSayThatAFolderHoldsNoBuild() throws IOException, InterruptedException {
        final String line = Tailrace.in(directory)
                .environment("TAILRACE_APP", directory.toString())
                .run("--version")
                .refusal(CANNOT_RUN);
        assertEquals("tailrace: no tailrace-cli jar in " + directory, line);
    }

    @Test
    void shouldWorkThroughASymbolicLinkFromAnyFolder() throws IOException, InterruptedException {
        final Path link = Files.createSymbolicLink(directory.resolve("tr"), Tailrace.ROOT.resolve("tailrace"));
        try {
            final List<String> version =
                    Tailrace.in(directory).run("--version").expect(0).out();
            assertEquals(
                    version,
                    Tailrace.in(directory)
                            .launchedBy(link)
                            .run("--version")
                            .expect(0)
                            .out());
        } finally {
            Files.delete(link);
        }
    }

    /** The flags that the launcher adds are right for each of them. */
    @Test
    void shouldRunWithoutAWarningOnEveryJdkOfTheMachine() throws IOException, InterruptedException {
        for (final Path home : jdks()) {
            final Ended run = Tailrace.in(directory)
                    .environment("JAVA_HOME", home.toString())
                    .run("run", "--duration", "500ms", "--rate", "1000", "--port", "0", "--json");
            run.expect(0);
            final List<String> unexplained =
                    run.err().stream().filter(line -> !line.startsWith(STALLED)).toList();
            assertEquals(1, unexplained.size(), run::describe);
            assertTrue(RunProcess.addressIn(unexplained.get(0)).isPresent(), run::describe);
        }
    }

    private static Set<Path> jdks() throws IOException {
        final Set<Path> homes = new TreeSet<>(Set.of(Path.of(System.getProperty("java.home"))));
        final Path all = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(all)) {
            try (Stream<Path> folders = Files.list(all)) {
                for (final Path folder :
                        folders.filter(LauncherTest::isNewEnough).toList()) {
                    homes.add(folder.toRealPath());
                }
            }
        }
        return homes;
    }

    private static boolean isNewEnough(final Path home) {
        try {
            return Files.isExecutable(home.resolve("bin/java"))
                    && Files.readAllLines(home.resolve("release")).stream()
                            .anyMatch(line -> line.matches("JAVA_VERSION=\"(1[7-9]|[2-9]\\d).*"));
        } catch (final IOException noJdk) {
            return false;
        }
    }

    private static void script(final Path path, final String command) throws IOException {
        Files.writeString(path, "#!" + find("bash") + "\n" + command + "\n");
        assertTrue(path.toFile().setExecutable(true));
    }

    private static Path find(final String tool) {
        return Installed.find(tool).orElseThrow(() -> new AssertionError("no " + tool + " in the PATH"));
    }
}
