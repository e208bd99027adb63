package io.tailrace.probes;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** All that is asked for. */
final class Probes {
    private Probes() {}

    static List<GuardedProbe> all(final ProbesConfig config, final ProbeLog log) {
        final Path proc = config.proc();
        return List.of(
                probe("memory pools", log, MemoryProbe::new),
                probe("buffers", log, BufferProbe::new),
                probe("collections", log, CollectionsProbe::new),
                probe("allocation", log, AllocationProbe::open),
                probe("CPU of the process", log, ProcessCpuProbe::new),
                probe("CPU of the machine", log, meters -> new HostCpuProbe(meters, proc)),
                probe("resident memory", log, meters -> new ResidentProbe(meters, proc)),
                probe("control group", log, meters -> ControlGroupProbe.open(meters, proc, config.controlGroups())),
                probe("classes", log, ClassesProbe::new),
                probe("compilers", log, CompilerProbe::new),
                probe("started threads", log, StartedThreadsProbe::new),
                new GuardedProbe("states of threads", true, ThreadStatesProbe::new, log),
                new GuardedProbe("context switches", true, meters -> new ContextSwitchProbe(meters, proc), log));
    }

    private static GuardedProbe probe(final String name, final ProbeLog log, final Probe.Opener opener) {
        return new GuardedProbe(name, false, opener, log);
    }

    /** The JVM's own bean of the operating system, which knows more than the standard one. */
    static com.sun.management.OperatingSystemMXBean operatingSystem() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    }
}
