package io.tailrace.exposer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * An answer as bytes, but for the header fields that differ from request to request. Immutable: one page serves any number of
 * clients, of whom a slow one goes on reading it while others get newer ones.
 */
final class Answer {
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final int status;
    private final byte[] head;
    private final byte[][] body;
    private final int bodyLengthInBytes;

    private Answer(
            final HttpResponseStatus status, final String contentType, final String[] fields, final byte[]... body) {
        int length = 0;
        for (final byte[] part : body) {
            length = Math.addExact(length, part.length);
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

    /** A page of one or more parts, which nobody changes any more. */
    static Answer page(final String contentType, final byte[]... parts) {
        return new Answer(HttpResponseStatus.OK, contentType, new String[0], parts);
    }

    static Answer json(final HttpResponseStatus status, final String body, final String... fields) {
        return new Answer(status, JSON, fields, (body + "\n").getBytes(UTF_8));
    }

    static Answer text(final HttpResponseStatus status, final String body, final String... fields) {
        return new Answer(status, TEXT, fields, (body + "\n").getBytes(UTF_8));
    }

    int status() {
        return status;
    }

    /** Status line and header fields, each with its line end; without the empty line. Not to be changed. */
    byte[] head() {
        return head;
    }

    /** The body in parts. Not to be changed. */
    byte[][] body() {
        return body;
    }

    int bodyLengthInBytes() {
        return bodyLengthInBytes;
    }
}
