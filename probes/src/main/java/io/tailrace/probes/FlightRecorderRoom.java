package io.tailrace.probes;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the flight recorder may write. A JVM whose flight recorder cannot (no space left, a file longer than the process may write) ends itself, and nothing that runs in it
 * can keep it from that. So there must be room before it is started and as long as it runs. Any thread.
 */
final class FlightRecorderRoom {
    /** More than what others usually write between two looks, a second apart. */
    static final long LEAST_FREE_BYTES = 256L << 20;

    /** What a chunk of 12 MB may come to, with its metadata. */
    private static final long LEAST_FILE_BYTES = 64L << 20;

    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final Pattern FILE_SIZE = Pattern.compile("(?m)^Max file size\\s+(\\d{1,18})\\s");
    private static final Pattern OPTIONS = Pattern.compile("^-XX:FlightRecorderOptions[:=](.*)$", Pattern.DOTALL);

    /** A name and its value, which may stand in quotes, and then have commas in it. */
    private static final Pattern SETTING = Pattern.compile("([^=,]+)=(?:'([^']*)'|\"([^\"]*)\"|([^,]*))");

    private final Path folder;
    private final long leastFreeBytes;

    FlightRecorderRoom(final Path folder, final long leastFreeBytes) {
        this.folder = folder;
        this.leastFreeBytes = leastFreeBytes;
    }

    /** Where this JVM was told to keep the files, by default in the folder of temporary files. */
    static FlightRecorderRoom ofThisJvm() {
        final Path folder = repository(
                ManagementFactory.getRuntimeMXBean().getInputArguments(), System.getProperty("java.io.tmpdir", "."));
        return new FlightRecorderRoom(folder, LEAST_FREE_BYTES);
    }

    /** As the JVM reads its options: of this one the last occurrence counts, whole, so that a folder of an earlier one is forgotten. */
    static Path repository(final List<String> jvmOptions, final String temporaryFolder) {
        String folder = temporaryFolder;
        for (final String option : jvmOptions) {
            final Matcher options = OPTIONS.matcher(option);
            if (options.find()) {
                folder = setting("repository", options.group(1)).orElse(temporaryFolder);
            }
        }
        return Path.of(folder).toAbsolutePath(); // an empty name is that of the working directory
    }

    private static Optional<String> setting(final String name, final String settings) {
        return SETTING.matcher(settings)
                .results()
                .filter(setting -> setting.group(1).equals(name))
                .map(setting -> Stream.of(2, 3, 4)
                        .map(setting::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""))
                .findFirst();
    }

    /** Before the flight recorder is started. */
    void require() throws IOException {
        if (isShort()) {
            throw new IOException(shortage());
        }
        if (Files.isReadable(LIMITS)) {
            requireLongFiles(Files.readString(LIMITS));
        }
    }

    static void requireLongFiles(final String limits) throws IOException {
        final Matcher limit = FILE_SIZE.matcher(limits);
        if (limit.find() && Long.parseLong(limit.group(1)) < LEAST_FILE_BYTES) {
            throw new IOException("files may have " + limit.group(1)
                    + " bytes (ulimit -f): the JVM would end itself at a longer one; give " + LEAST_FILE_BYTES
                    + " or more");
        }
    }

    /** Whether it should end; allocates next to nothing. A folder that is not there has no room. */
    boolean isShort() {
        return folder.toFile().getUsableSpace() < leastFreeBytes;
    }

    String shortage() {
        return "less than " + (leastFreeBytes >> 20) + " MiB are free in " + folder
                + ": the JVM would end itself when it is full; make room, or give -XX:FlightRecorderOptions=repository=FOLDER";
    }
}
