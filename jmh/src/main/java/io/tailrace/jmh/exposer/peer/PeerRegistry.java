package io.tailrace.jmh.exposer.peer;

import java.io.IOException;
import java.io.OutputStream;

/** A registry of another library. */
interface PeerRegistry {
    /** Records one value into each series. One thread. */
    void record(long round);

    /** Writes the page in the Prometheus text format, as the library does for a scrape. */
    void write(OutputStream out) throws IOException;

    /** Starts the server that the library has, or is used with; says its port. */
    RunningPeer serve() throws IOException;

    /** A server that runs. */
    record RunningPeer(int port, Runnable end) {}
}
