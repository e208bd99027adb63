package io.tailrace.springboot;

import io.tailrace.exposer.Exposer;
import io.tailrace.testsupport.Awaited;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Asks an exposer, or a web server, on the caller's thread: a client with threads of its own would look like a leak. */
final class Pages {
    private Pages() {}

    /** What came back. */
    record Page(int statusCode, String body) {}

    static Page get(final TailraceExposer exposer, final String path) throws IOException {
        return get(exposer.exposer().map(Exposer::address).orElseThrow().getPort(), path);
    }

    static Page get(final int port, final String path) throws IOException {
        final HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        final int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Page(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The answer, as soon as it is as wanted. */
    static Page await(final TailraceExposer exposer, final String path, final Predicate<Page> isWanted)
            throws IOException {
        final AtomicReference<Page> last = new AtomicReference<>();
        return Awaited.value(
                "such answer of " + path,
                () -> {
                    last.set(get(exposer, path));
                    return Optional.of(last.get()).filter(isWanted);
                },
                () -> String.valueOf(last.get()));
    }
}
