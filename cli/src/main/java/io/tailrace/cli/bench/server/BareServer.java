package io.tailrace.cli.bench.server;

import java.io.IOException;

/** A JVM with nothing in it: what others are larger than. */
public final class BareServer implements MeasuredServer {
    private BareServer() {}

    /**
     * Serves nothing until its input ends.
     *
     * @param args none.
     * @throws IOException if standard input cannot be read.
     */
    public static void main(final String... args) throws IOException {
        ServerLoop.serve(new BareServer());
    }

    @Override
    public int port() {
        return 0;
    }

    @Override
    public void close() {
        // There is nothing.
    }
}
