package io.tailrace.cli.bench.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a process has used so far; {@link #UNKNOWN} where the system does not tell.
 *
 * @param cpuNs time of processors, of all its threads.
 * @param residentBytes memory that it has now.
 * @param openFiles descriptors that it has now.
 * @param maxFiles descriptors that it may have.
 */
public record ServerFacts(long cpuNs, long residentBytes, long openFiles, long maxFiles) {
    /** Nobody knows. */
    public static final long UNKNOWN = -1;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final int BYTES_PER_KB = 1_024;
    private static final int FIELDS = 4;

    /** Those of this process. */
    static ServerFacts ofThisProcess() {
        final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof UnixOperatingSystemMXBean unix
                ? new ServerFacts(
                        unix.getProcessCpuTime(),
                        readResident(),
                        unix.getOpenFileDescriptorCount(),
                        unix.getMaxFileDescriptorCount())
                : new ServerFacts(UNKNOWN, readResident(), UNKNOWN, UNKNOWN);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param text four numbers.
     * @return the facts.
     * @throws IllegalArgumentException if it is something else.
     */
    public static ServerFacts parse(final String text) {
        final long[] fields =
                Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("no facts: " + text);
        }
        return new ServerFacts(fields[0], fields[1], fields[2], fields[3]);
    }

    /** One line. */
    String text() {
        return LongStream.of(cpuNs, residentBytes, openFiles, maxFiles)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    /** Linux only: the JVM does not know. */
    private static long readResident() {
        try {
            for (final String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(RESIDENT)) {
                    final String kilobytes = line.substring(RESIDENT.length())
                            .toLowerCase(Locale.ROOT)
                            .replace("kb", "")
                            .strip();
                    return Long.parseLong(kilobytes) * BYTES_PER_KB;
                }
            }
        } catch (final IOException notLinux) {
            return UNKNOWN;
        }
        return UNKNOWN;
    }
}
