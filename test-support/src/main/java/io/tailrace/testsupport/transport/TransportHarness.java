package io.tailrace.testsupport.transport;

import java.util.List;

/** A transport and its peer, for {@link TransportContract}. One thread, the test's; what a library does on its own threads is waited for by steps. */
public interface TransportHarness extends AutoCloseable {
    /** Lets transport and peer do a little, without waiting. */
    void step();

    /**
     * What the peer received.
     *
     * @return all of it, in the order in which it came, over all its restarts.
     */
    List<Receipt> receipts();

    /** Cuts the connection between the two, without a word to either. They find each other again by themselves. */
    void disconnect();

    /**
     * The peer takes nothing, or acknowledges nothing, from now on; or goes on.
     *
     * @param isStalled which.
     */
    void stall(boolean isStalled);

    /** Ends the transport as a kill would, as far as that can be done in one process, and starts it anew. */
    void restartTransport();

    /** Ends the peer and starts it anew. */
    void restartPeer();

    /** Closes the transport in an orderly way, whatever it is doing, and starts it anew. */
    void closeAndReopen();

    /**
     * Changes from delivering to not delivering that the transport has counted since it was started last.
     *
     * @return zero or more.
     */
    long failures();

    /**
     * Whether it skips what newer totals contain, as transports of cumulative values may.
     *
     * @return false for those that deliver each thing.
     */
    default boolean isCumulative() {
        return false;
    }

    /** Ends both. */
    @Override
    void close();
}
