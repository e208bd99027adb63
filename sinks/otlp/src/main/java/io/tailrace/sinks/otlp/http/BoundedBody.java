package io.tailrace.sinks.otlp.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Keeps the body of an answer, as long as it is not too long. On the HTTP client's thread. */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int maxLengthInBytes;
    private final boolean isCut;
    private Subscription subscription;

    /** With {@code isCut} one that is too long is cut: of a refusal the status counts, and its words only tell more. */
    BoundedBody(final int maxLengthInBytes, final boolean isCut) {
        this.maxLengthInBytes = maxLengthInBytes;
        this.isCut = isCut;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(final Subscription toBody) {
        subscription = toBody;
        toBody.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(final List<ByteBuffer> parts) {
        for (final ByteBuffer part : parts) {
            if (bytes.size() + part.remaining() > maxLengthInBytes) {
                subscription.cancel();
                if (isCut) {
                    body.complete(bytes.toByteArray());
                } else {
                    body.completeExceptionally(new TooLong(maxLengthInBytes));
                }
                return;
            }
            final byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
        }
    }

    @Override
    public void onError(final Throwable fault) {
        body.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }

    /** The answer is longer than it may be. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong(final int maxLengthInBytes) {
            super("the answer is longer than " + maxLengthInBytes + " bytes");
        }
    }
}
