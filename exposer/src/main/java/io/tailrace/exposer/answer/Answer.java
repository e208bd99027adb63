package io.tailrace.exposer.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.tailrace.codec.prometheus.TextBuffer;

/**
 * An answer as bytes, but for the header fields that differ from request to request. Of a page, a small part is copied for each client, and a
 * large one is shared by all: its buffer is counted, and each connection holds it until it has sent it. Event-loop thread.
 */
public final class Answer {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String[] NO_FIELDS = {};

    private final int status;
    private final byte[] head;
    private final byte[] copied;
    private final int copiedLengthInBytes;
    private final ByteBuf shared;

    private Answer(
            final HttpResponseStatus status,
            final String contentType,
            final String[] fields,
            final byte[] copied,
            final int copiedLengthInBytes,
            final ByteBuf shared) {
        final StringBuilder text = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(status.code())
                .append(' ')
                .append(status.reasonPhrase())
                .append("\r\nContent-Type: ")
                .append(contentType)
                .append("\r\nContent-Length: ")
                .append(Math.addExact(copiedLengthInBytes, shared == null ? 0 : shared.readableBytes()))
                .append("\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
        for (final String field : fields) {
            text.append(field).append("\r\n");
        }
        this.status = status.code();
        this.head = text.toString().getBytes(US_ASCII);
        this.copied = copied;
        this.copiedLengthInBytes = copiedLengthInBytes;
        this.shared = shared;
    }

    /** A page, to be sent before either part changes; both stay the caller's. */
    public static Answer page(final String contentType, final TextBuffer first, final ByteBuf second) {
        return new Answer(HttpResponseStatus.OK, contentType, NO_FIELDS, first.array(), first.lengthInBytes(), second);
    }

    public static Answer json(final HttpResponseStatus status, final String body, final String... fields) {
        return fixed(status, JSON, body, fields);
    }

    public static Answer text(final HttpResponseStatus status, final String body, final String... fields) {
        return fixed(status, TEXT, body, fields);
    }

    private static Answer fixed(
            final HttpResponseStatus status, final String contentType, final String body, final String... fields) {
        final byte[] bytes = (body + "\n").getBytes(UTF_8);
        return new Answer(status, contentType, fields, bytes, bytes.length, null);
    }

    public int status() {
        return status;
    }

    /** Status line and header fields, each with its line end; without the empty line. Not to be changed. */
    public byte[] head() {
        return head;
    }

    /** The first part of the body: as many bytes as {@link #copiedLengthInBytes()}. Not to be changed, nor kept. */
    public byte[] copied() {
        return copied;
    }

    public int copiedLengthInBytes() {
        return copiedLengthInBytes;
    }

    /** The rest of the body, or null. Its indexes are not to be moved; who sends it holds it. */
    public ByteBuf shared() {
        return shared;
    }

    public int bodyLengthInBytes() {
        return copiedLengthInBytes + (shared == null ? 0 : shared.readableBytes());
    }
}
