package io.tailrace.exposer.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.regex.Pattern;

/** One Host field with a name or an address, and perhaps a port; HTTP/1.0 may do without (RFC 9112, 3.2). */
final class HostRule {
    /** Characters of a name, an address in brackets, and a port. */
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._~%!$&'()*+,;=-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{0,5})?");

    private HostRule() {}

    static boolean isKept(final HttpRequest request) {
        final List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        return hosts.isEmpty()
                ? request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
    }
}
