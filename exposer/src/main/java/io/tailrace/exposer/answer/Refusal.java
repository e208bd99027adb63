package io.tailrace.exposer.answer;

import io.netty.handler.codec.http.HttpResponseStatus;

/** Why a request is not served: rows of {@code rejected_total}. */
public enum Refusal {
    /** No HTTP, or contradicts itself. */
    MALFORMED("malformed", 400, true),
    /** Not HTTP/1.0 or HTTP/1.1. */
    VERSION("version", 505, true),
    /** The request line is too long. */
    URI_TOO_LONG("uri_too_long", 414, true),
    /** The header is too large. */
    HEADERS_TOO_LARGE("headers_too_large", 431, true),
    /** Another method than GET. */
    METHOD("method", 405, true),
    /** Asks for another protocol. */
    UPGRADE("upgrade", 400, true),
    /** Has a body. */
    BODY("body", 415, true),
    /** Expects something of us before it goes on, which only a body could be. */
    EXPECT("expect", 417, true),
    /** No such route. The connection stays: a typing error is no attack. */
    NOT_FOUND("not_found", 404, false),
    /** Too many answers are on their way. The connection stays: the client is told to come again. */
    CONCURRENCY("concurrency", 503, false),
    /** Too many connections. */
    CONNECTIONS("connections", 503, true),
    /** The process at the other end of a Unix domain socket may not connect; it is cut without an answer. */
    PEER("peer", 403, true),
    /** Too many requests ahead of their answers; the connection is cut without one. */
    PIPELINING("pipelining", 503, true);

    private final String label;
    private final int statusCode;
    private final boolean closes;

    Refusal(final String label, final int statusCode, final boolean closes) {
        this.label = label;
        this.statusCode = statusCode;
        this.closes = closes;
    }

    /** As it stands in the label {@code reason}. */
    public String label() {
        return label;
    }

    public HttpResponseStatus status() {
        return HttpResponseStatus.valueOf(statusCode);
    }

    /** Whether the connection ends with the answer: what comes behind such a request cannot be trusted. */
    public boolean closes() {
        return closes;
    }
}
