package io.tailrace.sinks.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.otlp.call.OtlpAnswer;
import io.tailrace.sinks.otlp.call.OtlpClient;
import io.tailrace.sinks.otlp.grpc.GrpcPeer;
import io.tailrace.sinks.otlp.http.HttpPeer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The threads of clients are the factory's, and end with them. */
class ClientThreadsTest {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Test
    void shouldEndItsThreadsOverGrpc() throws InterruptedException {
        try (GrpcPeer peer = new GrpcPeer()) {
            callAndClose(OtlpProtocol.GRPC, peer.url());
        }
    }

    @Test
    void shouldEndItsThreadsOverHttp() throws InterruptedException {
        try (HttpPeer peer = new HttpPeer()) {
            callAndClose(OtlpProtocol.HTTP_JSON, peer.url());
        }
    }

    private void callAndClose(final OtlpProtocol protocol, final String url) throws InterruptedException {
        final OtlpSettings settings = new OtlpContext()
                .endpoint(url)
                .protocol(protocol)
                .threadFactory(this::newThread)
                .conclude();
        try (OtlpClient client = OtlpContext.client(settings, EngineClock.system())) {
            assertEquals(new OtlpAnswer.Accepted(0, ""), Calls.call(client, Calls.metrics(1)));
        }
        assertFalse(threads.isEmpty());
        for (final Thread thread : threads) {
            thread.join(); // for ever, if it does not end
        }
    }

    private Thread newThread(final Runnable task) {
        final Thread thread = new Thread(task, "otlp-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }
}
