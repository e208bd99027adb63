package io.tailrace.systemtests.nativeimage;

import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program makes a JVM load, by the JVM's own log. */
final class LoadedClasses {
    private static final int MORE_OPTIONS_FROM = 24;
    private static final Path DIST = Tailrace.ROOT.resolve("cli/src/main/dist");
    private static final Pattern LOADED = Pattern.compile("^\\[.*\\] ([\\w.$]+) source: (file:|jar:)");

    private LoadedClasses() {}

    /** Runs it on the class path of this test. */
    static SortedSet<String> of(final Class<?> program, final Path folder) throws IOException, InterruptedException {
        final Path log = folder.resolve("loaded.log");
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + DIST.resolve("jvm-flags.txt")));
        if (Runtime.version().feature() >= MORE_OPTIONS_FROM) {
            command.add("@" + DIST.resolve("jvm-flags-24.txt"));
        }
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        try (Started started = Started.command(folder, command.toArray(String[]::new))) {
            final Ended ended = started.end();
            ended.expect(0);
            if (!ended.text().contains("latency_seconds")) {
                throw new AssertionError(ended.describe());
            }
        }
        final SortedSet<String> loaded = new TreeSet<>();
        for (final String line : Files.readAllLines(log)) {
            final Matcher found = LOADED.matcher(line);
            if (found.find()) {
                loaded.add(found.group(1));
            }
        }
        return loaded;
    }
}
