package io.tailrace.exposer.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ByteProcessor;
import io.netty.util.ReferenceCountUtil;

/**
 * Looks at the bytes of requests before the decoder does, which is lenient where two readers of the same bytes could come to two
 * different requests: lines end by CR LF and nothing else, none begins with a space or tab (a folded header field), and there is no
 * control character in them (RFC 9112, 2.2 and 5.2; RFC 9110, 5.5). Nothing that is served has a body, so all there is are lines.
 * What comes before the first fault goes on; behind it comes one request that failed to be decoded, and nothing more. Event-loop
 * thread.
 */
public final class HeadGuard extends ChannelInboundHandlerAdapter {
    private static final byte TAB = '\t';
    private static final byte SPACE = ' ';
    private static final byte DELETE = 0x7f;

    private final ByteProcessor scan = this::isInOrder;
    private byte before = '\n';
    private boolean isOver;

    @Override
    public void channelRead(final ChannelHandlerContext context, final Object message) {
        if (isOver) {
            ReferenceCountUtil.release(message);
            return;
        }
        final ByteBuf bytes = (ByteBuf) message;
        final int fault = bytes.forEachByte(scan);
        if (fault < 0) {
            context.fireChannelRead(bytes);
            return;
        }
        isOver = true;
        context.fireChannelRead(bytes.writerIndex(fault));
        context.fireChannelRead(notARequest());
    }

    private boolean isInOrder(final byte next) {
        final boolean isInOrder = before == '\r' ? next == '\n' : isAllowedAfter(before, next);
        before = next;
        return isInOrder;
    }

    private static boolean isAllowedAfter(final byte before, final byte next) {
        if (next == SPACE || next == TAB) {
            return before != '\n';
        }
        // Bytes above ASCII are negative here, and may stand in the value of a field.
        return next == '\r' || next < 0 || (next > SPACE && next != DELETE);
    }

    private static HttpRequest notARequest() {
        final HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.GET, "/bad-request");
        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("no lines of a request")));
        return request;
    }
}
