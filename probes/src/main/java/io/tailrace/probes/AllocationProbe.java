package io.tailrace.probes;

import io.tailrace.codec.registry.MetricFamilies;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;

/**
 * Bytes that all threads allocated, those that ended too, as JVMs count them from 21 on. Older ones are estimated at each collection, by {@link
 * AllocationEstimate}.
 */
final class AllocationProbe implements Probe {
    private static final String METHOD = "getTotalThreadAllocatedBytes";

    private final MethodHandle total;
    private final Growth allocated;

    private AllocationProbe(final MethodHandle total, final Growth allocated) {
        this.total = total;
        this.allocated = allocated;
    }

    static Probe open(final Meters meters) throws IOException {
        final MethodHandle total = total();
        if (total == null) {
            throw new NotHereException("this JVM does not count it; it is estimated at each collection");
        }
        return new AllocationProbe(total, meters.growth(MetricFamilies.TAILRACE_JVM_ALLOCATED_BYTES_TOTAL));
    }

    /** Whether this JVM counts. */
    static boolean isCounted() {
        return total() != null;
    }

    /** Not there before Java 21, so it is looked for instead of called. */
    private static MethodHandle total() {
        try {
            final com.sun.management.ThreadMXBean bean =
                    (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
            final MethodHandle found = MethodHandles.publicLookup()
                    .findVirtual(com.sun.management.ThreadMXBean.class, METHOD, MethodType.methodType(long.class))
                    .bindTo(bean);
            return bean.isThreadAllocatedMemorySupported() && bean.isThreadAllocatedMemoryEnabled() ? found : null;
        } catch (final NoSuchMethodException | IllegalAccessException | ClassCastException none) {
            return null;
        }
    }

    @Override
    public void poll() throws IOException {
        try {
            allocated.follow((long) total.invokeExact());
        } catch (final RuntimeException | Error fault) {
            throw fault;
        } catch (final Throwable fault) {
            throw new IOException(METHOD, fault);
        }
    }
}
