package io.tailrace.jmh.exposer;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Bytes that the measured call allocated, without those of its preparation, which {@code -prof gc} would count too. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class AllocatedBytes {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long bytes;
    private long calls;

    <T> T count(final Supplier<T> call) {
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        final T result = call.get();
        bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
        calls++;
        return result;
    }

    /**
     * Mean of the iteration.
     *
     * @return bytes a call.
     */
    public double bytesPerCall() {
        return bytes / (double) Math.max(1, calls);
    }
}
