package io.tailrace.systemtests.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU that the threads of a process have taken, as Linux counts it: unlike a difference of throughputs it tells a thousandth on a noisy machine, too.
 *
 * @param ownNs of threads whose names begin with {@code tailrace}, in nanoseconds.
 * @param allNs of all threads that live, in nanoseconds.
 */
public record ThreadCpu(long ownNs, long allNs) {
    /** What they took up to now: {@code /proc/PID/task/TID/schedstat}, whose first number is time on a CPU. */
    public static ThreadCpu of(final long pid) throws IOException {
        long ownNs = 0;
        long allNs = 0;
        for (final Path thread : threads(pid)) {
            try {
                final long tookNs = Long.parseLong(
                        Files.readString(thread.resolve("schedstat")).split(" ", 2)[0]);
                allNs += tookNs;
                if (Files.readString(thread.resolve("comm")).startsWith("tailrace")) {
                    ownNs += tookNs;
                }
            } catch (final NoSuchFileException ended) {
                // A thread that ended meanwhile is not asked for.
            }
        }
        return new ThreadCpu(ownNs, allNs);
    }

    private static List<Path> threads(final long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.toList();
        }
    }

    /** Since an earlier look. */
    public ThreadCpu since(final ThreadCpu earlier) {
        return new ThreadCpu(ownNs - earlier.ownNs, allNs - earlier.allNs);
    }
}
