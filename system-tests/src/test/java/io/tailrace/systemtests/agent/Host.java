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

    /** A machine that is slow is no fault of the agent. */
    private static final String PATIENT = "-Dtailrace.agent.patience_s=300";

    /** Among others of its arguments: where there is little room it would tell so. */
    static final String NO_FLIGHT_RECORDER = ",probes.flight_recorder=off";

    private Host() {}

    /** The jar as it is built. */
    static Path agent() throws IOException {
        final Path lib = Path.of(System.getenv("TAILRACE_APP"), "lib");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "tailrace-agent-*.jar")) {
            return jars.iterator().next().toRealPath();
        }
    }

    static Started start(final Path directory, final String... options) throws IOException {
        return start(directory, List.of(), List.of(options), HostChild.class);
    }

    /** Another one, by a command that takes the one that starts it as its last arguments. */
    static Started start(
            final Path directory,
            final List<String> by,
            final List<String> options,
            final Class<?> main,
            final String... arguments)
            throws IOException {
        final List<String> command = new ArrayList<>(by);
        command.addAll(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", PATIENT));
        command.addAll(options);
        if (!options.contains("-cp")) {
            command.addAll(List.of("-cp", classes().toString()));
        }
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return Started.command(directory, command.toArray(String[]::new));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The folder with the classes of the tests, and none of our libraries. */
    static Path classes() {
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
