package io.tailrace.systemtests.attack;

/** Requests that no client means well with, each with the status that it gets; behind it the connection ends. */
enum MalformedRequest {
    LENGTH_AND_CODING(
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /", 400),
    CODING_TWICE(
            "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n", 400),
    CODING_WITH_TAB("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\tchunked\r\n\r\n0\r\n\r\n", 415),
    CODING_FOLDED("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", 400),
    CODING_BEFORE_SPACE("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400),
    CODING_BEHIND_BARE_CR("GET / HTTP/1.1\r\nHost: a\r\nX: y\rTransfer-Encoding: chunked\r\n\r\n", 400),
    CODING_IN_1_0("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    LENGTH_TWICE("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nhello", 400),
    LENGTH_SIGNED("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +0\r\n\r\n", 400),
    LENGTH_HUGE("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400),
    BODY("GET /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 415),
    EXPECTATION("GET /metrics HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n", 417),
    UPGRADE("GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", 400),
    HTTP2_PREFACE("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    HTTP_0_9("GET /metrics\r\n\r\n", 400),
    HTTP_3("GET /metrics HTTP/3.0\r\nHost: a\r\n\r\n", 505),
    CONNECT("CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 405),
    TRACE("TRACE /metrics HTTP/1.1\r\nHost: a\r\n\r\n", 405),
    HEAD("HEAD /metrics HTTP/1.1\r\nHost: a\r\n\r\n", 405),
    ASTERISK("GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    NO_HOST("GET /metrics HTTP/1.1\r\n\r\n", 400),
    TWO_HOSTS("GET /metrics HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
    EMPTY_HOST("GET /metrics HTTP/1.1\r\nHost: \r\n\r\n", 400),
    NUL("GET /metrics HTTP/1.1\r\nHost: a\r\nX: \u0000\r\n\r\n", 400),
    NUL_IN_TARGET("GET /met\u0000rics HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    BARE_LF("GET /metrics HTTP/1.1\nHost: a\n\n", 400),
    LONG_LINE("GET /" + "a".repeat(4_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414),
    LARGE_HEADER("GET /metrics HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(10_000) + "\r\n\r\n", 431),
    MANY_FIELDS("GET /metrics HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(500) + "\r\n", 431),
    TLS_HELLO("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003", 400);

    private final String request;
    private final int status;

    MalformedRequest(final String request, final int status) {
        this.request = request;
        this.status = status;
    }

    String request() {
        return request;
    }

    int status() {
        return status;
    }
}
