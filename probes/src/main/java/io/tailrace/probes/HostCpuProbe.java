package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the machine's CPUs did, from the first line of {@code /proc/stat}; see proc(5). */
final class HostCpuProbe implements Probe {
    /** USER_HZ, which the kernel's interface fixes. */
    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Path file;
    private final Growth[] modes;

    HostCpuProbe(final Meters meters, final Path proc) throws IOException {
        file = proc.resolve("stat");
        final long[] first = read();
        final List<String> names =
                MetricFamilies.TAILRACE_HOST_CPU_SECONDS_TOTAL.labelValues().get("mode");
        modes = new Growth[Math.min(first.length, names.size())];
        for (int i = 0; i < modes.length; i++) {
            modes[i] = meters.growth(MetricFamilies.TAILRACE_HOST_CPU_SECONDS_TOTAL, names.get(i));
        }
    }

    private long[] read() throws IOException {
        final String text = Files.readString(file);
        final int end = text.indexOf('\n');
        return ProcText.numbers(end < 0 ? text : text.substring(0, end), "cpu ", file);
    }

    @Override
    public void poll() throws IOException {
        final long[] ticks = read();
        for (int i = 0; i < Math.min(modes.length, ticks.length); i++) {
            modes[i].follow(ticks[i] * TICK_NS);
        }
    }
}
