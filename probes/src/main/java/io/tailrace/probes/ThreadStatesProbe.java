package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Platform threads by state. Asked for without stacks, which needs no safepoint; still a piece of work for each thread, so it is asked seldom. */
final class ThreadStatesProbe implements Probe {
    private final ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    private final Map<Thread.State, Level> levels = new EnumMap<>(Thread.State.class);

    ThreadStatesProbe(final Meters meters) {
        for (final Thread.State state : Thread.State.values()) {
            levels.put(
                    state,
                    meters.level(
                            MetricFamilies.TAILRACE_JVM_THREADS, state.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public void poll() {
        final Map<Thread.State, Integer> counts = new EnumMap<>(Thread.State.class);
        for (final ThreadInfo thread : bean.getThreadInfo(bean.getAllThreadIds())) {
            if (thread != null) { // else it ended meanwhile
                counts.merge(thread.getThreadState(), 1, Integer::sum);
            }
        }
        levels.forEach((state, level) -> level.set(counts.getOrDefault(state, 0)));
    }
}
