package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How often and for how long the control group of the process was stopped because its CPU quota was used up, from its {@code cpu.stat}; see the kernel's
 * documentation of cgroup-v2 and sched-bwc. Most processes that are not in a container have none.
 */
final class ControlGroupProbe implements Probe {
    private static final String THROTTLED_US = "throttled_usec ";
    private static final String THROTTLED_NS = "throttled_time ";

    private final Path file;
    private final Growth periods;
    private final Growth throttledPeriods;
    private final Growth throttledTime;

    private ControlGroupProbe(final Meters meters, final Path file) {
        this.file = file;
        periods = meters.growth(MetricFamilies.TAILRACE_JVM_CGROUP_PERIODS_TOTAL);
        throttledPeriods = meters.growth(MetricFamilies.TAILRACE_JVM_CGROUP_THROTTLED_PERIODS_TOTAL);
        throttledTime = meters.growth(MetricFamilies.TAILRACE_JVM_CGROUP_THROTTLED_SECONDS_TOTAL);
    }

    static Probe open(final Meters meters, final Path proc, final Path root) throws IOException {
        final Path groups = proc.resolve("self").resolve("cgroup");
        if (Files.exists(groups)) {
            for (final Path file : candidates(Files.readAllLines(groups), root)) {
                if (Files.isReadable(file) && Files.readString(file).contains("nr_throttled")) {
                    return new ControlGroupProbe(meters, file);
                }
            }
        }
        throw new NotHereException("the process has no CPU quota");
    }

    /** A line is {@code number:controllers:path}, without controllers in version 2. In a container the path may be the host's, so the root is tried, too. */
    private static List<Path> candidates(final List<String> lines, final Path root) {
        final List<Path> files = new ArrayList<>();
        for (final String line : lines) {
            final String[] parts = line.split(":", 3);
            if (parts.length == 3
                    && (parts[1].isEmpty() || List.of(parts[1].split(",", -1)).contains("cpu"))) {
                final Path base = parts[1].isEmpty() ? root : root.resolve(parts[1]);
                final Path own = base.resolve(parts[2].replaceFirst("^/+", "")).normalize();
                if (own.startsWith(base)) {
                    files.add(own.resolve("cpu.stat"));
                }
                files.add(base.resolve("cpu.stat"));
            }
        }
        return files;
    }

    @Override
    public void poll() throws IOException {
        final String text = Files.readString(file);
        periods.follow(ProcText.number(text, "nr_periods ", file));
        throttledPeriods.follow(ProcText.number(text, "nr_throttled ", file));
        throttledTime.follow(
                text.contains(THROTTLED_US)
                        ? TimeUnit.MICROSECONDS.toNanos(ProcText.number(text, THROTTLED_US, file))
                        : ProcText.number(text, THROTTLED_NS, file));
    }
}
