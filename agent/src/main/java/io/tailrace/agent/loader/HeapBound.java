package io.tailrace.agent.loader;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** How far the heap of this JVM may grow. */
final class HeapBound {
    private HeapBound() {}

    /**
     * As {@code -Xmx} says, in bytes, rounded up as the JVM does. {@code Runtime.maxMemory()} is less by a survivor space with the serial and the
     * parallel collector; that is given where it is enough, because the other one takes a while, and where it alone can be had.
     *
     * @param enoughBytes more need not be known.
     */
    static long ofThisJvm(final long enoughBytes) {
        final long usableBytes = Runtime.getRuntime().maxMemory();
        if (usableBytes >= enoughBytes) {
            return usableBytes;
        }
        try {
            final HotSpotDiagnosticMXBean jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return Math.max(
                    usableBytes, Long.parseLong(jvm.getVMOption("MaxHeapSize").getValue()));
        } catch (final RuntimeException | LinkageError otherJvm) { // which has no such module, bean or option
            return usableBytes;
        }
    }
}
