package io.tailrace.cli.stat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which journals the processes of this machine have open, as Linux tells it in {@code /proc/PID/fd} of those that this user may look into. Whoever appends to
 * a journal has its lock file open as long as it does.
 *
 * @param proc {@code /proc}.
 */
record OpenFiles(Path proc) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final Pattern JOURNAL_FILE =
            Pattern.compile("journal\\.lock|journal\\.positions|metadata\\.cq4t|[^/]*\\.cq4");
    private static final int MOST_PROCESSES = 20_000;
    private static final int MOST_FILES = 20_000;

    static OpenFiles ofSystem() {
        return new OpenFiles(Path.of("/proc"));
    }

    boolean isThere() {
        return Files.isDirectory(proc.resolve("self"));
    }

    boolean isRunning(final long pid) {
        return Files.isDirectory(folder(pid));
    }

    /** Of every process that can be looked into. */
    void take(final JournalSearch search) {
        try (Stream<Path> processes = Files.list(proc)) {
            processes
                    .map(process -> process.getFileName().toString())
                    .filter(name -> NUMBER.matcher(name).matches())
                    .limit(MOST_PROCESSES)
                    .map(Long::parseLong)
                    .sorted()
                    .forEach(pid -> takeQuietly(pid, search));
        } catch (final IOException | RuntimeException untold) {
            // no such system, or it tells nothing
        }
    }

    /**
     * Of one process.
     *
     * @throws IOException if it has gone, or this user may not look into it.
     */
    void take(final long pid, final JournalSearch search) throws IOException {
        final Set<Path> folders = new LinkedHashSet<>();
        for (final Path link : links(pid)) {
            final Path target;
            try {
                target = Files.readSymbolicLink(link);
            } catch (final IOException closedMeanwhile) {
                continue;
            }
            final Path name = target.getFileName();
            if (target.isAbsolute()
                    && name != null
                    && JOURNAL_FILE.matcher(name.toString()).matches()) {
                folders.add(target.getParent());
            }
        }
        for (final Path folder : folders) {
            search.take(isOfOurView(pid) ? folder : inside(pid, folder));
        }
    }

    private void takeQuietly(final long pid, final JournalSearch search) {
        try {
            take(pid, search);
        } catch (final IOException | RuntimeException notOurs) {
            // another user's, or gone
        }
    }

    private List<Path> links(final long pid) throws IOException {
        final List<Path> links = new ArrayList<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(folder(pid).resolve("fd"))) {
            for (final Path link : open) {
                if (links.size() == MOST_FILES) {
                    break;
                }
                links.add(link);
            }
        }
        return links;
    }

    /** In a container a path leads elsewhere; the kernel shows its files below {@code root}. */
    private Path inside(final long pid, final Path folder) {
        return folder(pid).resolve("root").resolve(folder.getRoot().relativize(folder));
    }

    private boolean isOfOurView(final long pid) {
        try {
            final Path theirs = Files.readSymbolicLink(folder(pid).resolve("ns/mnt"));
            return theirs.equals(Files.readSymbolicLink(proc.resolve("self/ns/mnt")));
        } catch (final IOException untold) {
            return true;
        }
    }

    private Path folder(final long pid) {
        return proc.resolve(Long.toString(pid));
    }
}
