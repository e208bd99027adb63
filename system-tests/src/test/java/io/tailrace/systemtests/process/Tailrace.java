package io.tailrace.systemtests.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The {@code tailrace} command, to be started by its launcher in a folder of the test's own. */
public final class Tailrace {
    /** The checkout. */
    public static final Path ROOT = Path.of(System.getProperty("tailrace.root"));

    /**
     * A parent that ignores SIGINT, as a shell's background job does, or SIGHUP, as with nohup, hands that on to its children, who could
     * then be neither interrupted nor told to reload.
     */
    private static final List<String> WITH_DEFAULT_SIGNALS = defaultSignals();

    private final Path directory;
    private final List<String> prefix = new ArrayList<>(WITH_DEFAULT_SIGNALS);
    private final Map<String, String> environment = new TreeMap<>();
    private final Set<String> unset = new TreeSet<>();
    private Path launcher = ROOT.resolve("tailrace");

    private Tailrace(final Path directory) {
        this.directory = directory;
    }

    private static List<String> defaultSignals() {
        final List<String> prefix = List.of("env", "--default-signal=INT,HUP");
        try {
            final Process probe = new ProcessBuilder("env", "--default-signal=INT,HUP", "true").start();
            return probe.waitFor() == 0 ? prefix : List.of();
        } catch (final IOException noEnv) {
            return List.of();
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A command whose current folder is the one given. */
    public static Tailrace in(final Path directory) {
        return new Tailrace(directory);
    }

    /** Sets a variable of its environment. */
    public Tailrace environment(final String name, final String value) {
        environment.put(name, value);
        return this;
    }

    /** Takes a variable out of its environment. */
    public Tailrace without(final String name) {
        unset.add(name);
        return this;
    }

    /** Uses another path to the launcher. */
    public Tailrace launchedBy(final Path path) {
        launcher = path;
        return this;
    }

    /** Starts it by another command, which takes it as its last arguments. */
    public Tailrace by(final String... command) {
        prefix.addAll(List.of(command));
        return this;
    }

    /** Starts it. */
    public Started start(final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>(prefix);
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        final ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(unset);
        return Started.start(builder);
    }

    /** Starts it and waits for its end, in half the time that a JVM takes that is made to last. */
    public Ended run(final String... arguments) throws IOException, InterruptedException {
        environment.putIfAbsent("TAILRACE_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        try (Started started = start(arguments)) {
            return started.end();
        }
    }
}
