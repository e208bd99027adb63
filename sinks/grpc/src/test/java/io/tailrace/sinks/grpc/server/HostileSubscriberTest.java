package io.tailrace.sinks.grpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.StreamObserver;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.Match;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.StartFrom;
import io.tailrace.stream.v1.TelemetryStreamGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Peers that mean it ill are refused with a reason, and harm nobody who is served. */
@Timeout(60)
class HostileSubscriberTest {
    @TempDir
    Path folder;

    @Test
    void shouldRefuseWhatMakesNoSense() {
        try (ServedJournal served = new ServedJournal(folder)) {
            served.record(1);
            assertRefused(served, Status.Code.INVALID_ARGUMENT, Open.newBuilder());
            assertRefused(served, Status.Code.INVALID_ARGUMENT, RawSubscriber.open("a b"));
            assertRefused(served, Status.Code.INVALID_ARGUMENT, RawSubscriber.open("x".repeat(81)));
            assertRefused(served, Status.Code.INVALID_ARGUMENT, RawSubscriber.open("../a/b"));
            assertRefused(
                    served,
                    Status.Code.INVALID_ARGUMENT,
                    RawSubscriber.open("a").setInstance("i".repeat(81)));
            assertRefused(
                    served,
                    Status.Code.INVALID_ARGUMENT,
                    RawSubscriber.open("a").setLastReceivedSequence(-1));
            assertRefused(
                    served,
                    Status.Code.INVALID_ARGUMENT,
                    RawSubscriber.open("a").setStart(StartFrom.START_FROM_POSITION));
            assertRefused(
                    served,
                    Status.Code.INVALID_ARGUMENT,
                    RawSubscriber.open("a").setFilter(Filter.newBuilder().addMetrics(Match.newBuilder())));
            assertRefused(
                    served,
                    Status.Code.FAILED_PRECONDITION,
                    RawSubscriber.open("a").setStartValue(77));
            assertRefused(
                    served,
                    Status.Code.FAILED_PRECONDITION,
                    RawSubscriber.open("a")
                            .setFilter(Filter.newBuilder()
                                    .setUnknownFields(UnknownFieldSet.newBuilder()
                                            .addField(
                                                    99,
                                                    UnknownFieldSet.Field.newBuilder()
                                                            .addVarint(1)
                                                            .build())
                                            .build())));
            assertEquals(10, served.server.refusals().refused());
        }
    }

    private static void assertRefused(final ServedJournal served, final Status.Code code, final Open.Builder open) {
        try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
            subscriber.ask(open);
            served.await(subscriber::isEnded);
            assertEquals(code, subscriber.code(), open.toString());
        }
    }

    @Test
    void shouldEndWhoeverAcknowledgesWhatWasNotSentOrOpensTwice() {
        try (ServedJournal served = new ServedJournal(folder);
                RawSubscriber liar = new RawSubscriber(served.server.port());
                RawSubscriber twice = new RawSubscriber(served.server.port());
                RawSubscriber early = new RawSubscriber(served.server.port())) {
            served.record(1);
            liar.ask(RawSubscriber.open("liar"));
            twice.ask(RawSubscriber.open("twice")).ask(RawSubscriber.open("twice"));
            early.acknowledge(1);
            served.await(() -> liar.snapshots() == 1);
            liar.acknowledge(liar.last() + 1);
            served.await(() -> liar.isEnded() && twice.isEnded() && early.isEnded());

            assertEquals(Status.Code.INVALID_ARGUMENT, liar.code());
            assertEquals(Status.Code.INVALID_ARGUMENT, twice.code());
            assertEquals(Status.Code.INVALID_ARGUMENT, early.code());
        }
    }

    @Test
    void shouldEndWhoeverSaysNothingOrNeverAcknowledges() {
        try (ServedJournal served = new ServedJournal(
                        folder,
                        context -> context.openTimeoutMs(1_000).acknowledgeTimeoutMs(5_000),
                        context -> context);
                RawSubscriber mute = new RawSubscriber(served.server.port());
                RawSubscriber lazy = new RawSubscriber(served.server.port());
                RawSubscriber good = new RawSubscriber(served.server.port())) {
            served.record(1);
            lazy.ask(RawSubscriber.open("lazy"));
            good.ask(RawSubscriber.open("good"));
            served.await(() -> lazy.snapshots() == 1 && good.snapshots() == 1);
            good.acknowledge(good.last());
            served.await(() -> served.delivered() > 0);
            // However late the server hears of one: its time runs from then on.
            served.await(() -> {
                served.clock.advanceMs(10);
                return mute.isEnded()
                        && lazy.isEnded()
                        && good.responses.stream().anyMatch(said -> said.hasHeartbeat());
            });
            assertEquals(Status.Code.DEADLINE_EXCEEDED, mute.code());
            assertEquals(Status.Code.DEADLINE_EXCEEDED, lazy.code());
            assertFalse(good.isEnded());
            assertEquals(1, served.failures());
        }
    }

    @Test
    void shouldLetOneSubscriberHaveAName() {
        try (ServedJournal served = new ServedJournal(folder);
                RawSubscriber first = new RawSubscriber(served.server.port());
                RawSubscriber other = new RawSubscriber(served.server.port());
                RawSubscriber again = new RawSubscriber(served.server.port())) {
            first.ask(RawSubscriber.open("a").setInstance("1"));
            served.await(() -> !first.deliveries().isEmpty());
            other.ask(RawSubscriber.resume("a").setInstance("2"));
            served.await(other::isEnded);
            assertEquals(Status.Code.ALREADY_EXISTS, other.code());

            again.ask(RawSubscriber.resume("a").setInstance("1"));
            served.await(() -> first.isEnded() && !again.deliveries().isEmpty());
            assertEquals(Status.Code.ABORTED, first.code());
            assertEquals(1, served.failures());
        }
    }

    @Test
    void shouldServeNoMoreThanItMay() {
        try (ServedJournal served = new ServedJournal(
                        folder, context -> context.maxSubscribers(1).maxNames(2), context -> context);
                RawSubscriber first = new RawSubscriber(served.server.port());
                RawSubscriber second = new RawSubscriber(served.server.port());
                RawSubscriber third = new RawSubscriber(served.server.port())) {
            first.ask(RawSubscriber.open("first"));
            served.await(() -> !first.deliveries().isEmpty());
            second.ask(RawSubscriber.open("second"));
            served.await(second::isEnded);
            third.ask(RawSubscriber.open("third"));
            served.await(third::isEnded);

            assertEquals(Status.Code.RESOURCE_EXHAUSTED, second.code());
            assertEquals(Status.Code.RESOURCE_EXHAUSTED, third.code());
        }
    }

    @Test
    void shouldForgetNamesThatStayAway() {
        try (ServedJournal served = new ServedJournal(folder, context -> context.maxNames(1), context -> context)) {
            assertServed(served, RawSubscriber.open("first").setKeepNs(1_000_000_000));
            served.clock.advanceMs(120_000);
            served.turns(5);
            assertServed(served, RawSubscriber.open("second"));
            served.clock.advanceMs(120_000);
            served.turns(5);
            assertRefused(served, Status.Code.RESOURCE_EXHAUSTED, RawSubscriber.open("third"));
        }
    }

    private static void assertServed(final ServedJournal served, final Open.Builder open) {
        try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
            subscriber.ask(open);
            served.await(() -> !subscriber.deliveries().isEmpty());
            subscriber.requests.onCompleted();
            served.await(subscriber::isEnded);
        }
    }

    @Test
    void shouldSurviveGarbageAndLongMessages() throws IOException {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        try (ServedJournal served = new ServedJournal(folder);
                RawSubscriber good = new RawSubscriber(served.server.port());
                RawSubscriber big = new RawSubscriber(served.server.port())) {
            good.ask(RawSubscriber.open("good"));
            big.ask(RawSubscriber.open("big").setInstanceBytes(ByteString.copyFrom(new byte[1 << 20])));
            for (int i = 0; i < 20; i++) {
                final byte[] bytes = new byte[1 + random.nextInt(2_000)];
                random.nextBytes(bytes);
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
                    if (i % 2 == 0) {
                        socket.getOutputStream()
                                .write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                    socket.getOutputStream().write(bytes);
                }
            }
            served.record(1);
            served.await(() -> good.snapshots() == 1 && big.isEnded());

            assertEquals(Status.Code.RESOURCE_EXHAUSTED, big.code(), "seed " + seed);
            served.await(() -> served.server.connections() <= 2);
            served.await(() -> served.server.refusals().refused() == 1);
        }
    }

    @Test
    void shouldCloseConnectionsBeyondTheBound() throws IOException {
        try (ServedJournal served =
                        new ServedJournal(folder, context -> context.maxConnections(10), context -> context);
                RawSubscriber good = new RawSubscriber(served.server.port())) {
            good.ask(RawSubscriber.open("good"));
            served.await(() -> !good.deliveries().isEmpty());
            final List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), served.server.port()));
            }
            served.await(() -> served.server.refusals().refused() >= 991);

            assertTrue(served.server.connections() <= 10);
            served.record(1);
            served.await(() -> good.snapshots() == 1);
            CloseHelper.quietCloseAll(sockets);
        }
    }

    @Test
    void shouldSayWhatItServesAndThatItIsWell() throws Exception {
        try (GrpcStreamServer server = GrpcStreamServer.launch(
                new GrpcStreamContext().address("127.0.0.1", 0).positions(folder.resolve("positions")),
                JournalSource.at(folder.resolve("nothing-yet"), error -> {}))) {
            final ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                    .usePlaintext()
                    .build();
            assertEquals(
                    ServingStatus.SERVING,
                    HealthGrpc.newBlockingStub(channel)
                            .check(HealthCheckRequest.newBuilder()
                                    .setService(TelemetryStreamGrpc.SERVICE_NAME)
                                    .build())
                            .getStatus());
            final CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
            ServerReflectionGrpc.newStub(channel)
                    .serverReflectionInfo(new Answer(answer))
                    .onNext(ServerReflectionRequest.newBuilder()
                            .setListServices("")
                            .build());
            assertTrue(answer.get(60, TimeUnit.SECONDS).toString().contains("tailrace.stream.v1.TelemetryStream"));
            channel.shutdownNow();
        }
    }

    private record Answer(CompletableFuture<ServerReflectionResponse> future)
            implements StreamObserver<ServerReflectionResponse> {
        @Override
        public void onNext(final ServerReflectionResponse response) {
            future.complete(response);
        }

        @Override
        public void onError(final Throwable fault) {
            future.completeExceptionally(new StatusRuntimeException(Status.fromThrowable(fault)));
        }

        @Override
        public void onCompleted() {
            // The answer has come, or nobody waits.
        }
    }
}
