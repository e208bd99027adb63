package io.tailrace.sinks.transport;

/**
 * One destination. Never waits: {@link #poll} is asked until it knows. At most one batch is under way. One thread; what a library tells on its own threads is
 * handed over.
 *
 * @param <B> what is sent at once.
 */
public interface Outlet<B> extends AutoCloseable {
    /**
     * Begins to send a batch. One that is sent again is the same object.
     *
     * @param batch to be sent.
     * @param nowNs monotonic.
     */
    void send(B batch, long nowNs);

    /**
     * What became of the batch under way.
     *
     * @param nowNs monotonic.
     * @return {@link Outcome#PENDING} until it is known.
     */
    Outcome poll(long nowNs);

    /** Gives up waiting for the batch under way: it takes too long. What is told of it later counts for nothing. */
    void cancel();

    @Override
    void close();
}
