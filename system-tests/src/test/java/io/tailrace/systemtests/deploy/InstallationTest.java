package io.tailrace.systemtests.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder {@code /opt/tailrace}, as the container file makes it and the unit of systemd expects it. */
class InstallationTest {
    private static final Path DEPLOY = Tailrace.ROOT.resolve("deploy");
    private static final Path CONTAINER = DEPLOY.resolve("container/Containerfile");
    private static final Pattern COPIED = Pattern.compile("cp -R (.*) /opt/tailrace/");
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");

    @TempDir
    Path directory;

    @Test
    void shouldStartFromWhatTheContainerFileCopies() throws IOException, InterruptedException {
        final MatchResult copied = COPIED.matcher(Files.readString(CONTAINER))
                .results()
                .findFirst()
                .orElseThrow();
        final Path opt = Files.createDirectories(directory.resolve("opt"));
        // The tests' own build stands where the container's is.
        final String sources = copied.group(1).replace("cli/target/app/", System.getenv("TAILRACE_APP") + "/");
        assertEquals(
                0,
                new ProcessBuilder("bash", "-c", "cp -R " + sources + " " + opt)
                        .directory(Tailrace.ROOT.toFile())
                        .inheritIO()
                        .start()
                        .waitFor());
        final List<String> said = Tailrace.in(directory)
                .environment("TAILRACE_APP", opt.toString())
                .environment("TAILRACE_NO_BUILD", "1")
                .launchedBy(opt.resolve("tailrace"))
                .run("expose", "--help")
                .expect(0)
                .out();
        checkOptions(said);
    }

    /** Everywhere in {@code deploy/} where the command is called, with options that it has. */
    private static void checkOptions(final List<String> help) throws IOException {
        final Set<String> known = options(String.join("\n", help));
        for (final String file :
                List.of("container/Containerfile", "systemd/tailrace-expose.service", "kubernetes/statefulset.yaml")) {
            try (Stream<String> lines = Files.lines(DEPLOY.resolve(file))) {
                final Set<String> used = options(lines.filter(line -> line.matches(".*\\bexpose\\b.*--journal.*"))
                        .collect(Collectors.joining("\n")));
                assertTrue(used.contains("--journal"), () -> "no call of expose in " + file);
                used.removeAll(known);
                assertEquals(Set.of(), used, file);
            }
        }
    }

    private static Set<String> options(final String text) {
        return OPTION.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void shouldRunAsNobodySpecialFromPinnedImages() throws IOException {
        final String text = Files.readString(CONTAINER);
        final List<String> images = Pattern.compile("(?m)^FROM (\\S+)")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(2, images.size());
        assertTrue(images.stream().allMatch(image -> image.matches("[a-z-]+:\\d[\\w.-]+")), images::toString);
        assertTrue(text.contains("\nUSER 10001:10001\n"), text);
        assertTrue(text.contains("\nENTRYPOINT [\"/opt/tailrace/tailrace\"]\n"), text);
        for (final String path : List.of("pom.xml", "cli", "contracts", "system-tests/pom.xml")) {
            assertTrue(
                    Files.readAllLines(CONTAINER.resolveSibling("Containerfile.dockerignore")).stream()
                            .noneMatch(path::equals),
                    () -> path + " is needed by the build");
        }
    }
}
