package io.tailrace.systemtests.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * CPU that the threads of a process have taken, as Linux counts it: unlike a difference of throughputs it tells a thousandth on a noisy machine, too.
 *
 * @param threads those that live, by their ids.
 */
public record ThreadCpu(Map<String, Share> threads) {
    /**
     * What one thread took.
     *
     * @param isOwn whether its name begins with {@code tailrace}.
     * @param ns on a CPU, in nanoseconds.
     */
    public record Share(boolean isOwn, long ns) {}

    /** What they took up to now: {@code /proc/PID/task/TID/schedstat}, whose first number is time on a CPU. */
    public static ThreadCpu of(final long pid) throws IOException {
        final Map<String, Share> threads = new HashMap<>();
        for (final Path thread : threads(pid)) {
            try {
                final long tookNs = Long.parseLong(
                        Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
                final boolean isOwn = Files.readString(thread.resolve("comm")).startsWith("tailrace");
                threads.put(thread.getFileName().toString(), new Share(isOwn, tookNs));
            } catch (final IOException fault) {
                // A thread that ended meanwhile is not asked for; with its files open already that is another fault
                // than a file that is not there.
                if (Files.exists(thread)) {
                    throw fault;
                }
            }
        }
        return new ThreadCpu(Map.copyOf(threads));
    }

    private static List<Path> threads(final long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.toList();
        }
    }

    /** Since an earlier look: of threads that are in both, and of those that have come whole. What the threads took that ended in between is not known. */
    public ThreadCpu since(final ThreadCpu earlier) {
        final Map<String, Share> since = new HashMap<>();
        threads.forEach((id, share) -> {
            final Share before = earlier.threads.get(id);
            // The id of one that ended may be given to another.
            final boolean isSame = before != null && before.ns <= share.ns;
            since.put(id, isSame ? new Share(share.isOwn, share.ns - before.ns) : share);
        });
        return new ThreadCpu(Map.copyOf(since));
    }

    /** Of threads whose names begin with {@code tailrace}, in nanoseconds. */
    public long ownNs() {
        return threads.values().stream()
                .filter(Share::isOwn)
                .mapToLong(Share::ns)
                .sum();
    }

    /** Of all threads, in nanoseconds. */
    public long allNs() {
        return threads.values().stream().mapToLong(Share::ns).sum();
    }
}
