package io.tailrace.jmh.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where something was measured. Immutable.
 *
 * @param cpu model.
 * @param cores that the JVM may use.
 * @param os name, version, architecture.
 * @param jvm vendor and version.
 */
record Machine(String cpu, int cores, String os, String jvm) {
    private static final Path LINUX_CPU_INFO = Path.of("/proc/cpuinfo");

    static Machine ofProcess() {
        return new Machine(
                cpu(LINUX_CPU_INFO),
                Runtime.getRuntime().availableProcessors(),
                property("os.name") + " " + property("os.version") + " " + property("os.arch"),
                property("java.vm.vendor") + " " + property("java.vm.version"));
    }

    /** Without such a file (not Linux) only the architecture is known. */
    static String cpu(final Path cpuInfo) {
        if (!Files.isReadable(cpuInfo)) {
            return property("os.arch");
        }
        try (Stream<String> lines = Files.lines(cpuInfo)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> property("os.arch"));
        } catch (final IOException | UncheckedIOException unreadable) {
            return property("os.arch");
        }
    }

    /** Ratios of one can be held against those of the other. */
    boolean isLike(final Machine other) {
        return cpu.equals(other.cpu) && cores == other.cores;
    }

    @Override
    public String toString() {
        return cpu + ", " + cores + " cores";
    }

    private static String property(final String name) {
        return System.getProperty(name, "unknown");
    }
}
