package io.tailrace.sinks.otlp;

import io.tailrace.sinks.otlp.call.OtlpTls;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Gathers the faults of a {@link OtlpContext}. */
final class ContextFaults {
    /** The HTTP client's, gRPC's, and those that say what a request is. */
    private static final Set<String> OWN_HEADERS = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "te",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    private static final Pattern HEADER_NAME = Pattern.compile("[0-9A-Za-z_.-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E]*");
    private static final int HTTPS_PORT = 443;

    private final List<String> faults = new ArrayList<>();

    void range(final String name, final long value, final long least, final long most) {
        if (value < least || value > most) {
            faults.add(name + " must be " + least + " to " + most + ", was " + value);
        }
    }

    void present(final String name, final Object value) {
        if (value == null) {
            faults.add(name + " is missing");
        }
    }

    void add(final String fault) {
        faults.add(fault);
    }

    void headers(final Map<String, String> headers) {
        headers.forEach((name, value) -> {
            final String lower = name.toLowerCase(Locale.ROOT);
            if (!HEADER_NAME.matcher(name).matches()
                    || lower.endsWith("-bin")
                    || lower.startsWith("grpc-")
                    || OWN_HEADERS.contains(lower)) {
                faults.add(
                        "header \"" + name + "\" cannot be set: its name is no name of a header, or it is set already");
            }
            if (value == null || !HEADER_VALUE.matcher(value).matches()) {
                faults.add("header \"" + name + "\" must be of printable ASCII");
            }
        });
    }

    void tls(final OtlpTls tls, final URI endpoint) {
        if (tls == null) {
            return;
        }
        if (endpoint != null && !"https".equals(endpoint.getScheme())) {
            faults.add("tls is given, and the endpoint is not https");
        }
        if ((tls.certificateFile() == null) != (tls.keyFile() == null)) {
            faults.add("tls: a client certificate and its key belong together, and one of them is missing");
        }
        for (final Path file : tls.files()) {
            if (!Files.isReadable(file)) {
                faults.add("tls: " + file + " cannot be read");
            }
        }
    }

    /** The endpoint with its port; null if it is none. */
    URI endpoint(final String text, final OtlpProtocol protocol) {
        if (text == null || protocol == null) {
            faults.add(
                    text == null
                            ? "endpoint is missing: give a URL, for example http://localhost:4317"
                            : "protocol is missing");
            return null;
        }
        try {
            final URI uri = new URI(text);
            final String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            final String path = uri.getPath() == null ? "" : uri.getPath();
            if (!Set.of("http", "https").contains(scheme)
                    || uri.getHost() == null
                    || uri.getPort() == 0
                    || uri.getPort() > 65_535) {
                faults.add("endpoint must be http://HOST:PORT or https://HOST:PORT, was " + withoutUser(text));
                return null;
            }
            if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
                faults.add("endpoint must have no user, query or fragment (use a header to authorize): "
                        + withoutUser(text));
            }
            if (protocol == OtlpProtocol.GRPC && !path.isEmpty() && !path.equals("/")) {
                faults.add("endpoint must have no path for grpc: " + withoutUser(text));
            }
            final int port =
                    uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? HTTPS_PORT : protocol.defaultPort();
            return new URI(scheme, null, uri.getHost(), port, path, null, null);
        } catch (final URISyntaxException e) {
            faults.add("endpoint is no URL: " + e.getReason());
            return null;
        }
    }

    private static String withoutUser(final String text) {
        return text.replaceAll("//[^/@]*@", "//...@");
    }

    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("otlp: " + String.join("; ", faults));
        }
    }
}
