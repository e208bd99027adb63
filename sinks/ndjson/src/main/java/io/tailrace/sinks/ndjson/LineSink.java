package io.tailrace.sinks.ndjson;

import java.io.IOException;

/** Where a {@link StreamOutlet} writes. All but {@link #release} is called on its own thread, which may wait in it for as long as the other side likes. */
interface LineSink {
    /** Opens it if it is not open. */
    void open() throws IOException;

    /** Whether a reader that comes later gets what is written then. */
    boolean canReopen();

    /** Writes all of it. */
    void write(byte[] bytes) throws IOException;

    /** Gives up the other side. */
    void close();

    /** Has whoever waits in here come out, as far as that can be done. Any thread. */
    void release();
}
