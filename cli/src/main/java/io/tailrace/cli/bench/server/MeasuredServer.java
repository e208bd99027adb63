package io.tailrace.cli.bench.server;

/** A server that is measured. Its methods are called by one thread. */
public interface MeasuredServer extends AutoCloseable {
    /**
     * Where it listens on the loopback address.
     *
     * @return a port; 0 if it is no server.
     */
    int port();

    /**
     * Says whether the service is ready. Servers that know nothing of that need not listen.
     *
     * @param isReady from now on.
     */
    default void ready(final boolean isReady) {}

    /** Ends it. */
    @Override
    void close();
}
