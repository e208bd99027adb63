package io.tailrace.sinks.ndjson;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** A stream of somebody else's: nobody can be made to come out of its {@code write}. */
final class StreamSink implements LineSink {
    private final OutputStream out;

    StreamSink(final OutputStream out) {
        this.out = out;
    }

    @Override
    public void open() {
        // It is open.
    }

    @Override
    public boolean canReopen() {
        return false;
    }

    @Override
    public void write(final byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        if (out instanceof PrintStream print && print.checkError()) {
            throw new IOException("it takes nothing any more");
        }
    }

    @Override
    public void close() {
        // Not ours.
    }

    @Override
    public void release() {
        // Nothing helps.
    }
}
