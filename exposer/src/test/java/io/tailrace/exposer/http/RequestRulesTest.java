package io.tailrace.exposer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.answer.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
    @Test
    void shouldServeAPlainGet() {
        assertNull(judge(request("GET")));
        final HttpRequest older = new DefaultHttpRequest(HttpVersion.HTTP_1_0, HttpMethod.GET, "/metrics");
        assertNull(judge(older), "HTTP/1.0 has no Host");
        assertNull(judge(with(request("GET"), "Content-Length", "0")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "BREW"})
    void shouldRefuseEveryOtherMethod(final String method) {
        assertEquals(Refusal.METHOD, judge(request(method)));
        assertEquals(Refusal.METHOD, judge(with(request(method), "Content-Length", "5")));
    }

    @Test
    void shouldRefuseBodies() {
        assertEquals(Refusal.BODY, judge(with(request("GET"), "Content-Length", "1")));
        assertEquals(Refusal.BODY, judge(with(request("GET"), "Transfer-Encoding", "chunked")));
        assertEquals(Refusal.BODY, judge(with(request("GET"), "Transfer-Encoding", "identity")));
    }

    @Test
    void shouldRefuseUpgradesButPassOverAnOfferOfH2c() {
        assertEquals(Refusal.UPGRADE, judge(with(request("GET"), "Upgrade", "websocket")));
        assertEquals(Refusal.UPGRADE, judge(with(request("GET"), "Upgrade", "h2c, websocket")));
        assertEquals(Refusal.UPGRADE, judge(with(with(request("GET"), "Upgrade", "h2c"), "Upgrade", "websocket")));
        assertNull(judge(with(request("GET"), "Upgrade", "h2c")));
    }

    @Test
    void shouldRefuseRequestsWithoutOneHost() {
        final HttpRequest none = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/metrics");
        assertEquals(Refusal.MALFORMED, judge(none));
        assertEquals(Refusal.MALFORMED, judge(with(request("GET"), "Host", "b")));
    }

    @Test
    void shouldRefuseOtherVersions() {
        final HttpRequest request = request("GET");
        request.setProtocolVersion(new HttpVersion("HTTP", 2, 0, true));
        assertEquals(Refusal.VERSION, judge(request));
        request.setProtocolVersion(HttpVersion.valueOf("ICY/1.1"));
        assertEquals(Refusal.VERSION, judge(request));
    }

    @Test
    void shouldTellFailuresOfDecodingApart() {
        assertEquals(Refusal.URI_TOO_LONG, judge(failed(new TooLongHttpLineException("long"))));
        assertEquals(Refusal.HEADERS_TOO_LARGE, judge(failed(new TooLongHttpHeaderException("large"))));
        assertEquals(Refusal.MALFORMED, judge(failed(new IllegalArgumentException("odd"))));
    }

    @Test
    void shouldRefuseUnknownRoutesLast() {
        final HttpRequest request = request("GET");
        request.setUri("/admin");
        assertEquals(Refusal.NOT_FOUND, judge(request));
        assertEquals(Refusal.BODY, judge(with(request, "Content-Length", "9")));
    }

    private static HttpRequest failed(final Exception cause) {
        final HttpRequest request = request("GET");
        request.setDecoderResult(DecoderResult.failure(cause));
        return request;
    }

    private static HttpRequest request(final String method) {
        return with(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.valueOf(method), "/metrics"), "Host", "a");
    }

    private static HttpRequest with(final HttpRequest request, final String name, final String value) {
        request.headers().add(name, value);
        return request;
    }

    private static Refusal judge(final HttpRequest request) {
        return RequestRules.judge(request, Route.of(request.uri()));
    }
}
