package io.tailrace.sinks.otlp.grpc;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;

/** One call and how it ended. Told on gRPC's thread, asked on the transport's. */
final class PendingCall<Q, R> extends ClientCall.Listener<R> {
    private final ClientCall<Q, R> call;
    private R response;
    private volatile End end;

    private record End(Status status, Metadata trailers) {}

    private PendingCall(final ClientCall<Q, R> call) {
        this.call = call;
    }

    static <Q, R> PendingCall<Q, R> start(final ClientCall<Q, R> call, final Metadata headers, final Q request) {
        final PendingCall<Q, R> pending = new PendingCall<>(call);
        call.start(pending, headers);
        // Two, so that a second answer is noticed, as gRPC's own stubs do.
        call.request(2);
        call.sendMessage(request);
        call.halfClose();
        return pending;
    }

    @Override
    public void onMessage(final R message) {
        response = message;
    }

    @Override
    public void onClose(final Status status, final Metadata trailers) {
        end = new End(status, trailers);
    }

    boolean isDone() {
        return end != null;
    }

    /** Once it is done. */
    Status status() {
        return end.status;
    }

    Metadata trailers() {
        return end.trailers;
    }

    /** Null if there was none. */
    R response() {
        return response;
    }

    void cancel(final String why) {
        call.cancel(why, null);
    }
}
