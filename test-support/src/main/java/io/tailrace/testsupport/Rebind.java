package io.tailrace.testsupport;

import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.locks.LockSupport;

/**
 * Binds a port that another server of this process has just given back: a channel that was registered with a selector is closed for good only when the selector looks
 * again (see {@link java.nio.channels.SelectableChannel}), which on a busy machine is behind the close that asked for it.
 */
public final class Rebind {
    /** Half a minute and more; the first or second succeeds. */
    private static final int ATTEMPTS = 3_000;

    private static final long PAUSE_NS = 10_000_000;

    private Rebind() {}

    /**
     * Starts something that binds a port.
     *
     * @param <T> what is started.
     */
    @FunctionalInterface
    public interface Start<T> {
        /**
         * Binds, or fails.
         *
         * @return what was started.
         * @throws IOException with a {@link BindException} as itself or its cause, if the port is in use.
         */
        T run() throws IOException;
    }

    /**
     * Starts it as soon as the port is free.
     *
     * @param start makes a new server each time.
     * @param <T> what is started.
     * @return what was started.
     * @throws IOException what the start failed with otherwise, or in the end.
     */
    public static <T> T await(final Start<T> start) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return start.run();
            } catch (final IOException e) {
                if (attempt == ATTEMPTS || !(e instanceof BindException || e.getCause() instanceof BindException)) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }
}
