package io.tailrace.systemtests.agent;

import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Starts a {@link HostChild} that has none of our libraries, on the JDK of the test. */
final class Host {
    private static final Pattern RUNS = Pattern.compile("^agent (.*)$");

    private Host() {}

    /** The jar as it is built. */
    static Path agent() throws IOException {
        final Path lib = Path.of(System.getenv("TAILRACE_APP"), "lib");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "tailrace-agent-*.jar")) {
            return jars.iterator().next().toRealPath();
        }
    }

    static Started start(final Path directory, final String... options) throws IOException {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classes().toString(), HostChild.class.getName()));
        return Started.command(directory, command.toArray(String[]::new));
    }

    private static Path classes() {
        final String name = HostChild.class.getName().replace('.', '/') + ".class";
        final String place = String.valueOf(ClassLoader.getSystemResource(name));
        return Path.of(place.substring("file:".length(), place.length() - name.length()));
    }

    /** What it knows of its agent, once it runs. */
    static String status(final Started host) {
        return host.awaitOut(RUNS).group(1);
    }

    static void stop(final Path directory) throws IOException {
        Files.createFile(directory.resolve(HostChild.STOP));
    }

    static Tailrace command(final Path directory) {
        return Tailrace.in(directory);
    }
}
