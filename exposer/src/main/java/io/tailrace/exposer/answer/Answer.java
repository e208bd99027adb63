package io.tailrace.exposer.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * An answer as bytes, but for the header fields that differ from request to request. Its content never changes: one page serves
 * any number of clients, of whom a slow one goes on reading it while others get newer ones. The buffers of a page are counted:
 * whoever made it releases it when there is a newer one, and each connection holds them until it has sent them. Event-loop thread.
 */
public final class Answer {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final int status;
    private final byte[] head;
    private final ByteBuf[] body;
    private final int bodyLengthInBytes;

    private Answer(
            final HttpResponseStatus status, final String contentType, final String[] fields, final ByteBuf... body) {
        int length = 0;
        for (final ByteBuf part : body) {
            length = Math.addExact(length, part.readableBytes());
        }
        final StringBuilder text = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(status.code())
                .append(' ')
                .append(status.reasonPhrase())
                .append("\r\nContent-Type: ")
                .append(contentType)
                .append("\r\nContent-Length: ")
                .append(length)
                .append("\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
        for (final String field : fields) {
            text.append(field).append("\r\n");
        }
        this.status = status.code();
        this.head = text.toString().getBytes(US_ASCII);
        this.body = body;
        this.bodyLengthInBytes = length;
    }

    /** A page of one or more parts, each of which it takes over. */
    public static Answer page(final String contentType, final ByteBuf... parts) {
        return new Answer(HttpResponseStatus.OK, contentType, new String[0], parts);
    }

    public static Answer json(final HttpResponseStatus status, final String body, final String... fields) {
        return new Answer(status, JSON, fields, lasting(body));
    }

    public static Answer text(final HttpResponseStatus status, final String body, final String... fields) {
        return new Answer(status, TEXT, fields, lasting(body));
    }

    public int status() {
        return status;
    }

    /** Status line and header fields, each with its line end; without the empty line. Not to be changed. */
    public byte[] head() {
        return head;
    }

    /** The body in parts; their indexes are not to be moved. */
    public ByteBuf[] body() {
        return body;
    }

    public int bodyLengthInBytes() {
        return bodyLengthInBytes;
    }

    /** Gives a page back; no-one may ask for it any more. Answers that are no pages stay as they are. */
    public void release() {
        for (final ByteBuf part : body) {
            part.release();
        }
    }

    private static ByteBuf lasting(final String body) {
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer((body + "\n").getBytes(UTF_8)));
    }
}
