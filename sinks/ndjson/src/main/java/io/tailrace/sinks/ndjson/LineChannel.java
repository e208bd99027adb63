package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An open file, as {@link LineFolder} gives it. */
interface LineChannel extends AutoCloseable {
    /** Takes the lock that ends with this channel; false if another process has it. */
    boolean lock() throws IOException;

    long sizeInBytes() throws IOException;

    /** Reads some bytes; fewer than none at the end. */
    int read(ByteBuffer bytes, long at) throws IOException;

    /** Writes some of the bytes. */
    int write(ByteBuffer bytes, long at) throws IOException;

    void truncate(long sizeInBytes) throws IOException;

    void force() throws IOException;

    @Override
    void close() throws IOException;
}
