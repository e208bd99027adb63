package io.tailrace.systemtests.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Installed;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's project imports the BOM, is built with Maven, and runs on what it got. */
class OutsideProjectTest {
    private static final Path DIST = Tailrace.ROOT.resolve("cli/src/main/dist");

    @TempDir
    Path folder;

    @Test
    void shouldBuildAndRunOnWhatIsPublished() throws IOException, InterruptedException {
        Installed.assumeLoudly("mvn", "maven");
        final OutsideProject project = OutsideProject.in(folder, Pom.all(Tailrace.ROOT));

        project.maven("compile", "dependency:build-classpath", "-Dmdep.outputFile=class-path.txt")
                .expect(0);
        final String libraries = Files.readString(folder.resolve("class-path.txt"));
        final Ended shop = run(folder.resolve("target/classes") + File.pathSeparator + libraries);

        shop.expect(0);
        assertTrue(shop.text().contains("\norders_total 1000\n"), shop::describe);
        assertEquals(
                List.of(),
                shop.err().stream().filter(line -> line.contains("Exception")).toList());
        assertEquals(Set.of(), notInTheDistribution(libraries));
    }

    /** Versions that we do not test with, and libraries that we leave out. */
    private static Set<String> notInTheDistribution(final String libraries) throws IOException {
        final Set<String> names = Stream.of(libraries.split(File.pathSeparator, -1))
                .map(jar -> Path.of(jar).getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> ours = Files.list(Path.of(System.getenv("TAILRACE_APP"), "lib"))) {
            ours.map(jar -> jar.getFileName().toString()).forEach(names::remove);
        }
        return names;
    }

    private Ended run(final String classPath) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + DIST.resolve("jvm-flags.txt")));
        if (Runtime.version().feature() >= 24) {
            command.add("@" + DIST.resolve("jvm-flags-24.txt"));
        }
        command.addAll(
                List.of("-cp", classPath, "shop.Shop", folder.resolve("journal").toString()));
        try (Started started = Started.command(folder, command.toArray(String[]::new))) {
            return started.end();
        }
    }
}
