package io.tailrace.cli.doctor;

import io.tailrace.cli.console.CommandFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The options that the JVM must be started with, read from the files that the launcher gives to java, so that they are written in
 * one place. In such a file the comment right above an option says which library needs it: {@code # Agrona: its buffers ...}.
 */
public final class JvmOptions {
    /** The first Java that needs the second file, and understands it. */
    private static final int SECOND_FILE_FROM = 24;

    private static final String FOLDER = "/META-INF/tailrace/";

    private JvmOptions() {}

    /**
     * Refuses to go on without the options, for without them libraries fail later with errors that name none of them.
     *
     * @throws CommandFault naming exactly those that are missing, and who needs them.
     */
    public static void requirePresent() {
        final List<JvmOption> missing = missing(new RunningJvm());
        if (!missing.isEmpty()) {
            throw CommandFault.cannotRun(
                    "options of the JVM are missing",
                    describe(missing),
                    "start it with the launcher ./tailrace, which gives them, or give them to java");
        }
    }

    static List<JvmOption> needed(final int feature) {
        final List<JvmOption> options = new ArrayList<>(read("jvm-flags.txt"));
        if (feature >= SECOND_FILE_FROM) {
            options.addAll(read("jvm-flags-24.txt"));
        }
        return options;
    }

    static List<JvmOption> missing(final Jvm jvm) {
        return needed(jvm.feature()).stream()
                .filter(option -> !option.isPresent(jvm))
                .toList();
    }

    /** The options by the libraries that need them. */
    static String describe(final List<JvmOption> options) {
        final Map<String, List<String>> byLibraries = new TreeMap<>();
        options.forEach(option -> byLibraries
                .computeIfAbsent(option.libraries(), libraries -> new ArrayList<>())
                .add(option.text()));
        return byLibraries.entrySet().stream()
                .map(entry -> String.join(" ", entry.getValue()) + " (" + entry.getKey() + ")")
                .collect(Collectors.joining(", "));
    }

    private static List<JvmOption> read(final String file) {
        try (InputStream in = JvmOptions.class.getResourceAsStream(FOLDER + file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return parse(lines.lines().toList());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JvmOption> parse(final List<String> lines) {
        final List<JvmOption> options = new ArrayList<>();
        final StringBuilder comment = new StringBuilder();
        for (final String line : lines) {
            if (line.startsWith("#")) {
                comment.append(comment.isEmpty() ? "" : " ")
                        .append(line.substring(1).strip());
            } else if (line.isBlank()) {
                comment.setLength(0);
            } else {
                options.add(new JvmOption(line.strip(), comment.toString()));
            }
        }
        return options;
    }
}
