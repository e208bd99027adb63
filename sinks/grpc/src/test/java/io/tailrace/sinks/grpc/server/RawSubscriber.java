package io.tailrace.sinks.grpc.server;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.tailrace.stream.v1.Acknowledgement;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.Opened;
import io.tailrace.stream.v1.StartFrom;
import io.tailrace.stream.v1.SubscribeRequest;
import io.tailrace.stream.v1.SubscribeResponse;
import io.tailrace.stream.v1.TelemetryStreamGrpc;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A subscriber that says exactly what the test wants, with nothing but the stubs. */
final class RawSubscriber implements StreamObserver<SubscribeResponse>, AutoCloseable {
    final List<SubscribeResponse> responses = new CopyOnWriteArrayList<>();
    private final ManagedChannel channel;
    final StreamObserver<SubscribeRequest> requests;
    private volatile Status end;

    RawSubscriber(final int port) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .directExecutor()
                .build();
        requests = TelemetryStreamGrpc.newStub(channel).subscribe(this);
    }

    static Open.Builder open(final String name) {
        return Open.newBuilder().setSubscriberName(name).setStart(StartFrom.START_FROM_EARLIEST);
    }

    static Open.Builder resume(final String name) {
        return Open.newBuilder().setSubscriberName(name);
    }

    static Filter hits() {
        return Filter.newBuilder()
                .addMetrics(io.tailrace.stream.v1.Match.newBuilder().setEqual("hits_total"))
                .setSnapshots(true)
                .build();
    }

    RawSubscriber ask(final Open.Builder open) {
        requests.onNext(SubscribeRequest.newBuilder().setOpen(open).build());
        return this;
    }

    void acknowledge(final long sequence) {
        requests.onNext(SubscribeRequest.newBuilder()
                .setAcknowledgement(Acknowledgement.newBuilder().setSequence(sequence))
                .build());
    }

    Opened opened() {
        return responses.stream()
                .filter(SubscribeResponse::hasOpened)
                .findFirst()
                .orElseThrow()
                .getOpened();
    }

    List<Delivery> deliveries() {
        return responses.stream()
                .filter(SubscribeResponse::hasDelivery)
                .map(SubscribeResponse::getDelivery)
                .toList();
    }

    long last() {
        return deliveries().stream().mapToLong(Delivery::getSequence).max().orElse(0);
    }

    /** Snapshots that came whole. */
    long snapshots() {
        return deliveries().stream()
                .filter(delivery ->
                        delivery.hasSnapshot() && !delivery.getSnapshot().getContinues())
                .count();
    }

    boolean isEnded() {
        return end != null;
    }

    Status.Code code() {
        return end.getCode();
    }

    /** The connection goes without a word. */
    void cut() {
        channel.shutdownNow();
    }

    @Override
    public void onNext(final SubscribeResponse response) {
        responses.add(response);
    }

    @Override
    public void onError(final Throwable fault) {
        end = Status.fromThrowable(fault);
    }

    @Override
    public void onCompleted() {
        end = Status.OK;
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
