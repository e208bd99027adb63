package io.tailrace.samples.kvstore.adapter;

import com.sun.management.OperatingSystemMXBean;
import io.tailrace.codec.entry.EntryMetrics;
import java.lang.management.ManagementFactory;

/**
 * How much of the machine the process uses.
 *
 * @param usedBytes of the heap.
 * @param maxBytes that the heap may grow to.
 */
record ProcessUse(long usedBytes, long maxBytes) {
    private static final int BYTES_A_MEBIBYTE = 1 << 20;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    static ProcessUse now() {
        final Runtime runtime = Runtime.getRuntime();
        return new ProcessUse(runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory());
    }

    /** The CPU's share is left out while the JVM does not know it. */
    static EntryMetrics metrics() {
        final EntryMetrics memory = EntryMetrics.NONE.withMemoryMb(now().usedMb());
        final double load = SYSTEM == null ? -1 : SYSTEM.getProcessCpuLoad();
        return load >= 0 ? memory.withCpuUsagePct((float) (load * 100)) : memory;
    }

    double share() {
        return (double) usedBytes / maxBytes;
    }

    long usedMb() {
        return usedBytes / BYTES_A_MEBIBYTE;
    }

    long availableMb() {
        return (maxBytes - usedBytes) / BYTES_A_MEBIBYTE;
    }
}
