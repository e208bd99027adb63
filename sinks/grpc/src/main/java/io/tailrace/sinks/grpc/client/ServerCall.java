package io.tailrace.sinks.grpc.client;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.tailrace.stream.v1.SubscribeRequest;
import io.tailrace.stream.v1.SubscribeResponse;
import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/** A call between gRPC's threads and the one that runs the client. What comes waits in a queue that is never fuller than what was asked for. */
final class ServerCall implements ClientResponseObserver<SubscribeRequest, SubscribeResponse> {
    private static final int ASKED_AHEAD = 16;

    private final OneToOneConcurrentArrayQueue<SubscribeResponse> waiting =
            new OneToOneConcurrentArrayQueue<>(2 * ASKED_AHEAD);
    private ClientCallStreamObserver<SubscribeRequest> requests;
    private volatile Status end;

    @Override
    public void beforeStart(final ClientCallStreamObserver<SubscribeRequest> requestStream) {
        requests = requestStream;
        requests.disableAutoRequestWithInitial(ASKED_AHEAD);
    }

    @Override
    public void onNext(final SubscribeResponse response) {
        if (!waiting.offer(response)) {
            end = Status.INTERNAL.withDescription("more came than was asked for");
        }
    }

    @Override
    public void onError(final Throwable fault) {
        end = Status.fromThrowable(fault);
    }

    @Override
    public void onCompleted() {
        end = Status.OK;
    }

    /** What the server said; null if nothing waits. */
    SubscribeResponse take() {
        final SubscribeResponse response = waiting.poll();
        if (response != null) {
            requests.request(1);
        }
        return response;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How it ended; null as long as it did not. What came before may still wait. */
    Status end() {
        return end;
    }

    boolean isReady() {
        return requests.isReady();
    }

    void send(final SubscribeRequest request) {
        requests.onNext(request);
    }

    /** Says that this side is done. */
    void complete() {
        requests.onCompleted();
    }
}
