package io.tailrace.exposer.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.answer.Answer;

/** Puts answers on connections: what differs from request to request is written, a page itself only pointed to. Event-loop thread. */
public final class AnswerWriter {
    private static final byte[] CORRELATION_ID = (CorrelationIds.HEADER + ": ").getBytes(US_ASCII);
    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);
    private static final byte[] CLOSE = "Connection: close\r\n".getBytes(US_ASCII);
    private static final int ROOM_FOR_FIELDS = 256;

    /** A body up to here is cheaper copied behind its head than sent as a buffer of its own. */
    private static final int COPIED_LENGTH_IN_BYTES = 1_024;

    private final DateField date;

    public AnswerWriter(final EngineClock clock) {
        date = new DateField(clock);
    }

    /** Writes and flushes; an answer to HEAD has no body, but says how long it would be. */
    @SuppressWarnings("FutureReturnValueIgnored") // the last part tells how all of them went
    public ChannelFuture write(
            final ChannelHandlerContext context,
            final Answer answer,
            final String correlationId,
            final boolean closes,
            final boolean withoutBody) {
        final int copied = answer.bodyLengthInBytes() <= COPIED_LENGTH_IN_BYTES ? answer.bodyLengthInBytes() : 0;
        final ByteBuf head = context.alloc().directBuffer(answer.head().length + ROOM_FOR_FIELDS + copied);
        head.writeBytes(answer.head()).writeBytes(date.line()).writeBytes(CORRELATION_ID);
        ByteBufUtil.writeAscii(head, correlationId);
        head.writeBytes(LINE_END);
        if (closes) {
            head.writeBytes(CLOSE);
        }
        head.writeBytes(LINE_END);
        if (withoutBody) {
            return context.writeAndFlush(head);
        }
        if (copied > 0) {
            for (final ByteBuf part : answer.body()) {
                head.writeBytes(part, part.readerIndex(), part.readableBytes());
            }
            return context.writeAndFlush(head);
        }
        ChannelFuture last = context.write(head);
        for (final ByteBuf part : answer.body()) {
            last = context.write(part.retainedDuplicate());
        }
        context.flush();
        return last;
    }
}
