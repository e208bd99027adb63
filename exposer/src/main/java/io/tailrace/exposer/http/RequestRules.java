package io.tailrace.exposer.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.answer.Route;
import java.util.List;

/** What a request must be to be served (R-B2; RFC 9112). Looks at its head only: nothing that is served has a body. */
final class RequestRules {
    /** A scraper sends about ten; each one more costs time in every look at them. */
    private static final int MAX_HEADER_FIELDS = 100;

    private RequestRules() {}

    /** Why the request is refused, or null if it is served. */
    static Refusal judge(final HttpRequest request, final Route route) {
        if (request.decoderResult().isFailure()) {
            return judgeFailure(request.decoderResult().cause());
        }
        final HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return Refusal.VERSION;
        }
        final HttpHeaders headers = request.headers();
        if (headers.size() > MAX_HEADER_FIELDS) {
            return Refusal.HEADERS_TOO_LARGE;
        }
        if (!HostRule.isKept(request)) {
            return Refusal.MALFORMED;
        }
        if (!request.method().equals(HttpMethod.GET)) {
            return Refusal.METHOD;
        }
        if (!Route.isTarget(request.uri())) {
            return Refusal.MALFORMED;
        }
        if (hasBody(headers)) {
            return Refusal.BODY;
        }
        if (headers.contains(HttpHeaderNames.EXPECT)) {
            return Refusal.EXPECT;
        }
        if (asksForUpgrade(headers)) {
            return Refusal.UPGRADE;
        }
        return route == Route.OTHER ? Refusal.NOT_FOUND : null;
    }

    private static Refusal judgeFailure(final Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return Refusal.URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? Refusal.HEADERS_TOO_LARGE : Refusal.MALFORMED;
    }

    /** Any transfer coding counts as a body: where it ends would be the client's word against a proxy's. */
    private static boolean hasBody(final HttpHeaders headers) {
        final String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
        return headers.contains(HttpHeaderNames.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    /**
     * An offer of h2c alone is passed over, as RFC 9110 (7.8) lets a server do: Java's own HTTP client makes it with its first
     * request, and is served in HTTP/1.1.
     */
    private static boolean asksForUpgrade(final HttpHeaders headers) {
        final List<String> offers = headers.getAll(HttpHeaderNames.UPGRADE);
        return !offers.isEmpty() && !(offers.size() == 1 && offers.get(0).trim().equalsIgnoreCase("h2c"));
    }
}
