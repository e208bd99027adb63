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

    /** A shared part up to here is cheaper copied behind the rest than sent as a buffer of its own. */
    private static final int COPIED_LENGTH_IN_BYTES = 16 * 1_024;

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
        final ByteBuf shared = withoutBody ? null : answer.shared();
        final int sharedLength = shared == null ? 0 : shared.readableBytes();
        final boolean copiesAll = sharedLength <= COPIED_LENGTH_IN_BYTES;
        final int bodyLength = withoutBody ? 0 : answer.copiedLengthInBytes() + (copiesAll ? sharedLength : 0);
        final ByteBuf out = context.alloc().directBuffer(answer.head().length + ROOM_FOR_FIELDS + bodyLength);
        try {
            fill(out, answer, correlationId, closes, withoutBody);
            if (copiesAll && sharedLength > 0) {
                out.writeBytes(shared, shared.readerIndex(), sharedLength);
            }
        } catch (final RuntimeException | OutOfMemoryError fault) {
            out.release();
            throw fault;
        }
        if (copiesAll) {
            return context.writeAndFlush(out);
        }
        context.write(out);
        return context.writeAndFlush(shared.retainedDuplicate());
    }

    private void fill(
            final ByteBuf out,
            final Answer answer,
            final String correlationId,
            final boolean closes,
            final boolean withoutBody) {
        out.writeBytes(answer.head()).writeBytes(date.line()).writeBytes(CORRELATION_ID);
        ByteBufUtil.writeAscii(out, correlationId);
        out.writeBytes(LINE_END);
        if (closes) {
            out.writeBytes(CLOSE);
        }
        out.writeBytes(LINE_END);
        if (!withoutBody) {
            out.writeBytes(answer.copied(), 0, answer.copiedLengthInBytes());
        }
    }
}
