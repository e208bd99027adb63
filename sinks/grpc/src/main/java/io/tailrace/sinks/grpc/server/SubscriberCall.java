package io.tailrace.sinks.grpc.server;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.tailrace.stream.v1.SubscribeRequest;
import io.tailrace.stream.v1.SubscribeResponse;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A call between gRPC's threads, which bring what the subscriber says, and the agent's, which does all else. At most one request waits: the next one is
 * asked of the subscriber when that was taken, so nobody can fill memory by talking.
 */
final class SubscriberCall implements StreamObserver<SubscribeRequest> {
    private final ServerCallStreamObserver<SubscribeResponse> responses;
    private final CallEnd end;
    private final AtomicReference<SubscribeRequest> waiting = new AtomicReference<>();
    private volatile boolean isHalfClosed;
    private volatile boolean isGone;

    SubscriberCall(final ServerCallStreamObserver<SubscribeResponse> responses, final CallEnd end) {
        this.responses = responses;
        this.end = end;
        responses.disableAutoRequest();
        responses.setOnCancelHandler(() -> isGone = true);
        responses.request(1);
    }

    @Override
    public void onNext(final SubscribeRequest request) {
        if (!waiting.compareAndSet(null, request)) {
            isGone = true; // nobody asked for it
        }
    }

    @Override
    public void onError(final Throwable fault) {
        isGone = true;
    }

    @Override
    public void onCompleted() {
        isHalfClosed = true;
    }

    /** What the subscriber said; null if nothing. */
    SubscribeRequest take() {
        final SubscribeRequest request = waiting.getAndSet(null);
        if (request != null) {
            responses.request(1);
        }
        return request;
    }

    /** Whether it said that it is done; what it said before may still wait. */
    boolean isHalfClosed() {
        return isHalfClosed;
    }

    /** Whether it can be told nothing any more. */
    boolean isGone() {
        return isGone;
    }

    /** How it ended, once it is gone. */
    Status end() {
        return end.status();
    }

    /** Whether it takes another response without the network's buffers growing. */
    boolean isReady() {
        return !isGone && responses.isReady();
    }

    void send(final SubscribeResponse response) {
        responses.onNext(response);
    }

    void complete() {
        responses.onCompleted();
    }

    void refuse(final Status status) {
        responses.onError(status.asRuntimeException());
    }
}
