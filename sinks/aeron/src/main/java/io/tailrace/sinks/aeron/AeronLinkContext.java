package io.tailrace.sinks.aeron;

import io.aeron.driver.MediaDriver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.BitUtil;

/**
 * Which media driver an {@link AeronLink} uses: one of its own in this process, unless {@link #directory} names one that runs already. Belongs to one
 * thread.
 */
public final class AeronLinkContext {
    /** Shortest term: a message must fit into an eighth of it. */
    public static final int SHORTEST_TERM_IN_BYTES = 1 << 20;

    private static final int LONGEST_TERM_IN_BYTES = 1 << 30;

    private Path directory;
    private boolean isInvoked;
    private int termLengthInBytes = SHORTEST_TERM_IN_BYTES;
    private long driverTimeoutNs = TimeUnit.SECONDS.toNanos(10);
    private ThreadFactory threads = Thread::new;
    private Consumer<MediaDriver.Context> driver = context -> {};

    /**
     * Uses a driver that runs already, by itself or in another process.
     *
     * @param aeronDirectory its directory, for example {@code /dev/shm/aeron-shop}; null, the default, for a driver of our own in a directory of its
     *     own, which is deleted at the end.
     * @return this.
     */
    public AeronLinkContext directory(final Path aeronDirectory) {
        directory = aeronDirectory;
        return this;
    }

    /**
     * Lets the agents that use the link do the work of its driver and client, so that there is no further thread.
     *
     * @param byAgents false by default: the driver has one thread, the client another.
     * @return this.
     */
    public AeronLinkContext invoked(final boolean byAgents) {
        isInvoked = byAgents;
        return this;
    }

    /**
     * Length of a term of our own driver's publications. Each publication has three of them in shared memory.
     *
     * @param bytes a power of two from 1 MiB, the default, to 1 GiB.
     * @return this.
     */
    public AeronLinkContext termLengthInBytes(final int bytes) {
        termLengthInBytes = bytes;
        return this;
    }

    /**
     * For how long a driver may give no sign of life.
     *
     * @param ns at least 1 ms; 10 s by default.
     * @return this.
     */
    public AeronLinkContext driverTimeoutNs(final long ns) {
        driverTimeoutNs = ns;
        return this;
    }

    /**
     * Makes the threads of driver and client.
     *
     * @param factory plain threads by default.
     * @return this.
     */
    public AeronLinkContext threadFactory(final ThreadFactory factory) {
        threads = factory;
        return this;
    }

    /**
     * Changes what our own driver is given, as the last step: other buffers, other flow control, faults in tests.
     *
     * @param change is told Aeron's own context.
     * @return this.
     */
    public AeronLinkContext driver(final Consumer<MediaDriver.Context> change) {
        driver = change;
        return this;
    }

    /**
     * Checks the settings.
     *
     * @return them.
     * @throws IllegalArgumentException naming every fault.
     */
    LinkSettings conclude() {
        final List<String> faults = new ArrayList<>();
        if (!BitUtil.isPowerOfTwo(termLengthInBytes)
                || termLengthInBytes < SHORTEST_TERM_IN_BYTES
                || termLengthInBytes > LONGEST_TERM_IN_BYTES) {
            faults.add("termLengthInBytes is " + termLengthInBytes + ", must be a power of two from "
                    + SHORTEST_TERM_IN_BYTES + " to " + LONGEST_TERM_IN_BYTES);
        }
        if (driverTimeoutNs < TimeUnit.MILLISECONDS.toNanos(1)) {
            faults.add("driverTimeoutNs is " + driverTimeoutNs + ", must be at least 1000000");
        }
        if (threads == null) {
            faults.add("threadFactory is missing");
        }
        if (driver == null) {
            faults.add("driver is missing");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Aeron link: " + String.join("; ", faults));
        }
        return new LinkSettings(directory, isInvoked, termLengthInBytes, driverTimeoutNs, threads, driver);
    }

    record LinkSettings(
            Path directory,
            boolean isInvoked,
            int termLengthInBytes,
            long driverTimeoutNs,
            ThreadFactory threads,
            Consumer<MediaDriver.Context> driver) {
        boolean isEmbedded() {
            return directory == null;
        }
    }
}
