package io.tailrace.micrometer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A host in a JVM of its own that brings Micrometer 1.10 along: one clear line, and it goes on. */
class OldMicrometerTest {
    @Test
    void shouldTellItInOneLineAndGoOn() throws IOException, InterruptedException, URISyntaxException {
        assertEquals(
                List.of(
                        "told: the Micrometer on the class path is too old or incomplete (java.lang.NoSuchMethodException: "
                                + "io.micrometer.core.instrument.AbstractDistributionSummary.<init>(io.micrometer.core.instrument.Meter$Id"
                                + ",double,io.micrometer.core.instrument.distribution.Histogram)): give it micrometer-core 1.11 or newer."
                                + " Nothing of Micrometer is recorded by Tailrace",
                        "orders 2.0",
                        "exit code 0"),
                run(oldClassPath()));
    }

    /** The same host with the Micrometer that the bridge is built with: so the line is about the version and nothing else. */
    @Test
    void shouldTellNothingOfTheMicrometerThatItNeeds() throws IOException, InterruptedException {
        assertEquals(List.of("nothing told", "orders 2.0", "exit code 0"), run(System.getProperty("java.class.path")));
    }

    private static List<String> run(final String classPath) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(List.of("-cp", classPath, OldHost.class.getName()));
        final Process host = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final List<String> lines =
                new ArrayList<>(new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
        lines.add("exit code " + host.waitFor());
        return lines;
    }

    /** That of the test, with the old jars in the place of the new ones. */
    private static String oldClassPath() throws IOException, URISyntaxException {
        final List<String> entries = new ArrayList<>();
        try (Stream<Path> old = Files.list(
                Path.of(OldMicrometerTest.class.getResource("/old-api").toURI()))) {
            old.map(Path::toString).forEach(entries::add);
        }
        assertEquals(3, entries.size());
        for (final String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!Path.of(entry).getFileName().toString().startsWith("micrometer-")) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}
