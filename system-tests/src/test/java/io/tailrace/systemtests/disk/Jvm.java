package io.tailrace.systemtests.disk;

import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK of this machine to run a class of the tests with, with the options that Tailrace asks for. */
public record Jvm(Path home, int major) {
    private static final int MORE_OPTIONS_FROM = 24;
    private static final Path OPTIONS = Tailrace.ROOT.resolve("cli/src/main/dist");

    /** The one that runs the tests. */
    public static Jvm same() {
        return new Jvm(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** One of a version, if it is installed. */
    static Optional<Jvm> of(final int major) {
        if (same().major() == major) {
            return Optional.of(same());
        }
        try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/java")) && says(home, major))
                    .findFirst()
                    .map(home -> new Jvm(home, major));
        } catch (final IOException noneInstalled) {
            return Optional.empty();
        }
    }

    /** The command that runs a class. */
    public List<String> command(final List<String> options, final Class<?> main, final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.add("@" + OPTIONS.resolve("jvm-flags.txt"));
        if (major >= MORE_OPTIONS_FROM) {
            command.add("@" + OPTIONS.resolve("jvm-flags-24.txt"));
        }
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean says(final Path home, final int major) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + major);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
