package io.tailrace.sinks.grpc.server;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;

/** Learns how a call ended, which the call's own observer is not told. Written by gRPC's threads, read by any. */
final class CallEnd extends ServerStreamTracer {
    static final Context.Key<CallEnd> KEY = Context.key("tailrace-call-end");

    private volatile Status status = Status.UNKNOWN;

    @Override
    public Context filterContext(final Context context) {
        return context.withValue(KEY, this);
    }

    @Override
    public void streamClosed(final Status closed) {
        status = closed;
    }

    /** As the transport tells it: CANCELLED if the subscriber said so. */
    Status status() {
        return status;
    }

    /** Makes one for each call. */
    static final class Factory extends ServerStreamTracer.Factory {
        @Override
        public ServerStreamTracer newServerStreamTracer(final String fullMethodName, final Metadata headers) {
            return new CallEnd();
        }
    }
}
