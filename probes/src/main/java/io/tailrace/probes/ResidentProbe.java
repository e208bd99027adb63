package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What of the process is in memory, that of native code included, from {@code /proc/self/status}; see proc(5). */
final class ResidentProbe implements Probe {
    private static final long KIB = 1_024;

    private final Path file;
    private final Level resident;

    ResidentProbe(final Meters meters, final Path proc) throws IOException {
        file = proc.resolve("self").resolve("status");
        read();
        resident = meters.level(MetricFamilies.TAILRACE_JVM_RESIDENT_BYTES);
    }

    private long read() throws IOException {
        return ProcText.number(Files.readString(file), "VmRSS:", file) * KIB;
    }

    @Override
    public void poll() throws IOException {
        resident.set(read());
    }
}
