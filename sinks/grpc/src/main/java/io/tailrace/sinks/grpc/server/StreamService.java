package io.tailrace.sinks.grpc.server;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.tailrace.stream.v1.SubscribeRequest;
import io.tailrace.stream.v1.SubscribeResponse;
import io.tailrace.stream.v1.TelemetryStreamGrpc.TelemetryStreamImplBase;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;

/** Takes calls on gRPC's threads and hands them to the agent's, as many as there is room for. */
final class StreamService extends TelemetryStreamImplBase {
    private static final int WAITING_CALLS = 1024;

    private final ManyToOneConcurrentArrayQueue<SubscriberCall> calls =
            new ManyToOneConcurrentArrayQueue<>(WAITING_CALLS);
    private final AtomicLong overflows = new AtomicLong();
    private volatile boolean isClosed;

    @Override
    public StreamObserver<SubscribeRequest> subscribe(final StreamObserver<SubscribeResponse> responses) {
        final SubscriberCall call =
                new SubscriberCall((ServerCallStreamObserver<SubscribeResponse>) responses, CallEnd.KEY.get());
        if (isClosed) {
            call.refuse(Status.UNAVAILABLE.withDescription("the server closes; come again later"));
        } else if (!calls.offer(call)) {
            overflows.incrementAndGet();
            call.refuse(Status.RESOURCE_EXHAUSTED.withDescription("too many calls at once; come again later"));
        }
        return call;
    }

    /** The next call; null if there is none. */
    SubscriberCall poll() {
        return calls.poll();
    }

    /** Calls that were refused because too many waited, since the last time that this was asked. */
    long takeOverflows() {
        return overflows.getAndSet(0);
    }

    /** Refuses calls from now on. */
    void close() {
        isClosed = true;
    }
}
