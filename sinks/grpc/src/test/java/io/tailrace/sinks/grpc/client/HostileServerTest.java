package io.tailrace.sinks.grpc.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.Opened;
import io.tailrace.stream.v1.SubscribeRequest;
import io.tailrace.stream.v1.SubscribeResponse;
import io.tailrace.stream.v1.TelemetryStreamGrpc.TelemetryStreamImplBase;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a client does when its server, or its own handler, behaves badly. */
@Timeout(120)
class HostileServerTest {
    private static final RetryPolicy POLICY =
            new RetryPolicy(100_000_000, 5_000_000_000L, 60_000_000_000L, 30_000_000_000L);

    private final SettableClock clock = new SettableClock();

    @Test
    void shouldAskForARestatementUntilOneCame() throws IOException {
        try (Answering server = new Answering(responses -> {
            say(responses, Opened.newBuilder().setNextSequence(6));
            responses.onError(Status.UNAVAILABLE.asRuntimeException());
        })) {
            final StreamClient client = client(server, new Handler(5, false));
            for (int round = 1; round <= 3; round++) {
                failOnce(client);
            }
            client.onClose();
            assertTrue(server.opens.size() >= 3);
            assertTrue(server.opens.stream().allMatch(Open::getRestate));
        }
        try (Answering server = new Answering(responses -> {
            say(responses, Opened.newBuilder().setNextSequence(6));
            responses.onNext(SubscribeResponse.newBuilder()
                    .setDelivery(Delivery.newBuilder().setSequence(6))
                    .build());
            responses.onError(Status.UNAVAILABLE.asRuntimeException());
        })) {
            final StreamClient client = client(server, new Handler(5, false));
            failOnce(client);
            failOnce(client);
            client.onClose();
            assertEquals(
                    List.of(true, false),
                    server.opens.stream().map(Open::getRestate).toList());
        }
    }

    @Test
    void shouldComeBackEverMoreSlowlyWhileItsHandlerFails() throws IOException {
        try (Answering server = new Answering(responses -> {
            say(responses, Opened.newBuilder().setNextSequence(1));
            responses.onNext(SubscribeResponse.newBuilder()
                    .setDelivery(Delivery.newBuilder().setSequence(1))
                    .build());
        })) {
            final StreamClient client = client(server, new Handler(0, true));
            final long beganNs = clock.nanoTime();
            for (int round = 1; round <= 10; round++) {
                failOnce(client);
            }
            client.onClose();
            assertTrue(clock.nanoTime() - beganNs > 5_000_000_000L, "ten failures take longer than ten first waits");
        }
    }

    @Test
    void shouldNotShowWhatATerminalWouldObey() throws IOException {
        try (Answering server = new Answering(responses -> responses.onError(Status.UNAVAILABLE
                .withDescription("a\nb\u001b[2J\u0007" + "x".repeat(2_000))
                .asRuntimeException()))) {
            final StreamClient client = client(server, new Handler(0, false));
            failOnce(client);
            final String cause = client.status().cause();
            client.onClose();
            assertTrue(cause.startsWith("UNAVAILABLE: a?b?[2J?x"), cause);
            assertTrue(cause.length() < 400, cause);
        }
    }

    /** Lets it connect when it wants to, and fail. */
    private void failOnce(final StreamClient client) {
        while (client.status().state() == StreamState.WAITING) {
            clock.advanceMs(10);
            client.doWork();
        }
        while (client.status().state() != StreamState.WAITING) {
            client.doWork();
            LockSupport.parkNanos(1);
        }
    }

    private StreamClient client(final Answering server, final Handler handler) {
        return new StreamClient(new StreamClientContext()
                .target("127.0.0.1:" + server.port())
                .name("a")
                .silenceMs(86_400_000)
                .closeTimeoutMs(20)
                .retryPolicy(POLICY)
                .clock(clock)
                .handler(handler));
    }

    private static void say(final StreamObserver<SubscribeResponse> responses, final Opened.Builder opened) {
        responses.onNext(SubscribeResponse.newBuilder().setOpened(opened).build());
    }

    private record Handler(long lastHandledSequence, boolean fails) implements StreamHandler {
        @Override
        public void onDelivery(final Delivery delivery) {
            if (fails) {
                throw new IllegalStateException("it cannot take that");
            }
        }
    }

    /** Answers each open as the test wants. */
    private static final class Answering extends TelemetryStreamImplBase implements AutoCloseable {
        private final List<Open> opens = new CopyOnWriteArrayList<>();
        private final Consumer<StreamObserver<SubscribeResponse>> answer;
        private final Server server;

        Answering(final Consumer<StreamObserver<SubscribeResponse>> answer) throws IOException {
            this.answer = answer;
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .directExecutor()
                    .addService(this)
                    .build()
                    .start();
        }

        int port() {
            return server.getPort();
        }

        @Override
        public StreamObserver<SubscribeRequest> subscribe(final StreamObserver<SubscribeResponse> responses) {
            return new StreamObserver<>() {
                @Override
                public void onNext(final SubscribeRequest request) {
                    if (request.hasOpen()) {
                        opens.add(request.getOpen());
                        answer.accept(responses);
                    }
                }

                @Override
                public void onError(final Throwable gone) {}

                @Override
                public void onCompleted() {
                    responses.onCompleted();
                }
            };
        }

        @Override
        public void close() {
            server.shutdownNow();
        }
    }
}
