package io.tailrace.cli.bench.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.ssl.OpenSslSession;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.Objects;
import javax.net.ssl.SSLSession;

/** One connection: a request at a time. Event-loop thread, which is the thread of the load. */
@SuppressWarnings("FutureReturnValueIgnored") // what becomes of a write or a close is told by the end of the channel
final class LoadConnection extends ChannelInboundHandlerAdapter {
    private static final String UNTOLD = "other";

    private final Listener listener;
    private final LoadAnswer answer;
    private final boolean isTls;
    private Channel channel;
    private boolean isAsking;
    private long dueNs;
    private String keyExchange = "";

    /** Is told what becomes of a connection. */
    interface Listener {
        /** It stands, with its handshake done. */
        void onOpen(LoadConnection connection);

        /** Its answer is whole. */
        void onAnswer(LoadConnection connection, LoadAnswer answer);

        /** It is gone, or never came. */
        void onClosed(LoadConnection connection);
    }

    LoadConnection(final Listener listener, final String wantedHeader, final boolean isTls) {
        this.listener = listener;
        this.answer = new LoadAnswer(wantedHeader);
        this.isTls = isTls;
    }

    /** To open it is the request. */
    void askToOpen(final long openDueNs) {
        dueNs = openDueNs;
        isAsking = true;
    }

    void ask(final ByteBuf request, final long requestDueNs) {
        dueNs = requestDueNs;
        isAsking = true;
        channel.writeAndFlush(request.retainedDuplicate(), channel.voidPromise());
    }

    /** Whether an answer is awaited. */
    boolean isAsking() {
        return isAsking;
    }

    long dueNs() {
        return dueNs;
    }

    /** What its handshake agreed on; empty without one. */
    String keyExchange() {
        return keyExchange;
    }

    /** The request is given up. */
    void giveUp() {
        isAsking = false;
        close();
    }

    void close() {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void handlerAdded(final ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    public void channelActive(final ChannelHandlerContext context) {
        if (!isTls) {
            open();
        }
    }

    @Override
    public void userEventTriggered(final ChannelHandlerContext context, final Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            keyExchange = keyExchange(
                    context.pipeline().get(SslHandler.class).engine().getSession());
            open();
        }
    }

    private static String keyExchange(final SSLSession session) {
        return session instanceof OpenSslSession boring
                ? Objects.requireNonNullElse(boring.getNamedGroup(), UNTOLD)
                : UNTOLD;
    }

    private void open() {
        isAsking = false;
        listener.onOpen(this);
    }

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        try {
            if (answer.isWholeWith((HttpObject) message)) {
                onWhole(context);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void onWhole(final ChannelHandlerContext context) {
        if (!isAsking) {
            throw new IllegalStateException("an answer that nobody asked for");
        }
        isAsking = false;
        if (answer.isLast()) {
            context.close();
        }
        listener.onAnswer(this, answer);
    }

    @Override
    public void channelInactive(final ChannelHandlerContext context) {
        listener.onClosed(this);
    }

    /** What it was does not matter here: the connection is counted as failed. */
    @Override
    public void exceptionCaught(final ChannelHandlerContext context, final Throwable cause) {
        context.close();
    }
}
