package io.tailrace.stream;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tailrace.stream.v1.Acknowledgement;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Open;
import io.tailrace.stream.v1.Opened;
import io.tailrace.stream.v1.SubscribeRequest;
import io.tailrace.stream.v1.SubscribeResponse;
import io.tailrace.stream.v1.TelemetryStreamGrpc.TelemetryStreamImplBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of the service in their simplest form, over deliveries in memory. One thread. */
final class MemoryStream extends TelemetryStreamImplBase {
    private final List<Delivery> deliveries;
    private final Map<String, Subscriber> subscribers = new HashMap<>();

    /** With sequences from 1 on. */
    MemoryStream(final List<Delivery> deliveries) {
        this.deliveries = deliveries;
    }

    long acknowledged(final String name) {
        return subscribers.get(name).acknowledged;
    }

    @Override
    public StreamObserver<SubscribeRequest> subscribe(final StreamObserver<SubscribeResponse> responses) {
        return new Exchange(responses);
    }

    /** What is kept of a name over reconnects. */
    private static final class Subscriber {
        private long acknowledged;
        private long sent;
    }

    private final class Exchange implements StreamObserver<SubscribeRequest> {
        private final StreamObserver<SubscribeResponse> responses;
        private Subscriber subscriber;
        private long next;
        private long outstandingBytes;
        private long maxOutstandingBytes;

        Exchange(final StreamObserver<SubscribeResponse> responses) {
            this.responses = responses;
        }

        @Override
        public void onNext(final SubscribeRequest request) {
            if (request.hasOpen() == (subscriber == null)) {
                if (request.hasOpen()) {
                    open(request.getOpen());
                } else {
                    acknowledge(request.getAcknowledgement());
                }
                send();
            } else {
                fail("the first request, and only that one, must be an open");
            }
        }

        private void open(final Open open) {
            final boolean isKnown = subscribers.containsKey(open.getSubscriberName());
            subscriber = subscribers.computeIfAbsent(open.getSubscriberName(), name -> new Subscriber());
            next = subscriber.acknowledged + 1;
            maxOutstandingBytes = open.getMaxOutstandingBytes();
            responses.onNext(SubscribeResponse.newBuilder()
                    .setOpened(Opened.newBuilder()
                            .setNextSequence(next)
                            .setResumed(isKnown)
                            .setMaxOutstandingBytes(maxOutstandingBytes))
                    .build());
        }

        private void acknowledge(final Acknowledgement acknowledgement) {
            if (acknowledgement.getSequence() >= next) {
                fail(acknowledgement.getSequence() + " was not sent");
                return;
            }
            for (; subscriber.acknowledged < acknowledgement.getSequence(); subscriber.acknowledged++) {
                outstandingBytes -=
                        deliveries.get((int) subscriber.acknowledged).getSerializedSize();
            }
        }

        private void send() {
            while (next <= deliveries.size()) {
                final Delivery delivery = deliveries.get((int) next - 1);
                if (outstandingBytes + delivery.getSerializedSize() > maxOutstandingBytes) {
                    return;
                }
                outstandingBytes += delivery.getSerializedSize();
                responses.onNext(SubscribeResponse.newBuilder()
                        .setDelivery(delivery.toBuilder().setDuplicate(next <= subscriber.sent))
                        .build());
                subscriber.sent = Math.max(subscriber.sent, next);
                next++;
            }
        }

        private void fail(final String reason) {
            next = Long.MAX_VALUE;
            responses.onError(Status.INVALID_ARGUMENT.withDescription(reason).asRuntimeException());
        }

        @Override
        public void onError(final Throwable fault) {
            // The subscriber is gone; its name is kept.
        }

        @Override
        public void onCompleted() {
            responses.onCompleted();
        }
    }
}
