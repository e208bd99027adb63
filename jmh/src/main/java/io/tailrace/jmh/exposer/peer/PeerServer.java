package io.tailrace.jmh.exposer.peer;

import io.tailrace.cli.bench.server.MeasuredServer;
import io.tailrace.cli.bench.server.ServerLoop;
import io.tailrace.cli.synthetic.SyntheticSeries;
import io.tailrace.cli.synthetic.SyntheticShape;
import io.tailrace.jmh.exposer.peer.PeerRegistry.RunningPeer;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** A server of another library, to be measured: every value changes as often as ours do. */
public final class PeerServer implements MeasuredServer {
    private final RunningPeer server;
    private final Thread recording;
    private volatile boolean isClosed;

    private PeerServer(final PeerRegistry registry) throws IOException {
        server = registry.serve();
        registry.record(0);
        recording = new Thread(() -> record(registry), "peer-recording");
        recording.start();
    }

    /**
     * Serves until its input ends.
     *
     * @param args name of the library, number of series.
     * @throws IOException if it cannot listen, or its input cannot be read.
     */
    public static void main(final String... args) throws IOException {
        // Else an answer on a kept connection takes 40 ms; ours has it off, too.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ServerLoop.serve(new PeerServer(PeerLibrary.of(args[0]).make(SyntheticShape.of(Integer.parseInt(args[1])))));
    }

    private void record(final PeerRegistry registry) {
        for (long round = 1; !isClosed; round++) {
            LockSupport.parkNanos(SyntheticSeries.DEFAULT_INTERVAL_NS);
            registry.record(round);
        }
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        isClosed = true;
        LockSupport.unpark(recording);
        server.end().run();
    }
}
