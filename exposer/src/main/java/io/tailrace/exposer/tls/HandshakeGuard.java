package io.tailrace.exposer.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.tailrace.exposer.connection.Connection;
import java.util.ArrayDeque;
import java.util.Queue;

/** Holds back a connection's first bytes until its handshake may begin; then it is done. Event-loop thread. */
final class HandshakeGuard extends ChannelInboundHandlerAdapter {
    private final HandshakeGate gate;
    private final Connection connection;
    private final Queue<Object> held = new ArrayDeque<>();
    private ChannelHandlerContext context;

    HandshakeGuard(final HandshakeGate gate, final Connection connection) {
        this.gate = gate;
        this.connection = connection;
    }

    @Override
    public void handlerAdded(final ChannelHandlerContext ownContext) {
        context = ownContext;
    }

    @Override
    public void channelRead(final ChannelHandlerContext ownContext, final Object message) {
        held.add(message);
        if (held.size() > 1) {
            return;
        }
        connection.onHandshakeBytes();
        if (gate.enter(this)) {
            passOn();
        } else {
            ownContext.channel().config().setAutoRead(false);
        }
    }

    /** Its turn has come. */
    void begin() {
        passOn();
        context.fireChannelReadComplete();
        context.channel().config().setAutoRead(true);
    }

    private void passOn() {
        for (Object message = held.poll(); message != null; message = held.poll()) {
            context.fireChannelRead(message);
        }
        if (!context.isRemoved()) {
            context.pipeline().remove(this);
        }
    }

    @Override
    public void handlerRemoved(final ChannelHandlerContext ownContext) {
        gate.leave(this);
        for (Object message = held.poll(); message != null; message = held.poll()) {
            ReferenceCountUtil.release(message);
        }
    }
}
