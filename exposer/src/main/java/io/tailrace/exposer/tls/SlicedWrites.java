package io.tailrace.exposer.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Gives TLS no more than the client takes: TLS encrypts all that it is given at once, so that each slow client would hold a copy of a page of
 * its own. What waits here is the page that all share. In the order of the writes. Event-loop thread.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // promises are passed on, and that of the last slice tells how all of them went
final class SlicedWrites extends ChannelDuplexHandler {
    static final int SLICE_LENGTH_IN_BYTES = 64 * 1_024;

    private final Queue<Waiting> queue = new ArrayDeque<>();
    private boolean isWriting;

    @Override
    public void write(final ChannelHandlerContext context, final Object message, final ChannelPromise promise) {
        // Past its end nothing would take it out of the queue: the transport refuses it and lets it go.
        if (message instanceof ByteBuf bytes && context.channel().isActive()) {
            queue.add(new Waiting(bytes, promise));
        } else {
            context.write(message, promise);
        }
    }

    @Override
    public void flush(final ChannelHandlerContext context) {
        goOn(context);
        context.flush();
    }

    @Override
    public void channelWritabilityChanged(final ChannelHandlerContext context) {
        goOn(context);
        context.fireChannelWritabilityChanged();
    }

    private void goOn(final ChannelHandlerContext context) {
        if (isWriting) {
            // A flush of ours made room: the loop below looks again.
            return;
        }
        isWriting = true;
        try {
            while (!queue.isEmpty() && context.channel().isWritable()) {
                final ByteBuf bytes = queue.element().bytes();
                if (bytes.readableBytes() > SLICE_LENGTH_IN_BYTES) {
                    context.write(bytes.readRetainedSlice(SLICE_LENGTH_IN_BYTES));
                } else {
                    final Waiting last = queue.remove();
                    context.write(last.bytes(), last.promise());
                }
                context.flush();
            }
        } finally {
            isWriting = false;
        }
    }

    /** Whoever closes does not wait for what was not sent. */
    @Override
    public void close(final ChannelHandlerContext context, final ChannelPromise promise) {
        letGo();
        context.close(promise);
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        letGo();
        context.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(final ChannelHandlerContext context) {
        letGo();
    }

    private void letGo() {
        while (!queue.isEmpty()) {
            final Waiting unsent = queue.remove();
            unsent.bytes().release();
            unsent.promise().tryFailure(new ClosedChannelException());
        }
    }

    private record Waiting(ByteBuf bytes, ChannelPromise promise) {}
}
