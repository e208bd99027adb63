package io.tailrace.systemtests.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** A client of one server. */
public final class Http {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI base;

    /** {@code base} is, for example, {@code http://127.0.0.1:9100}. */
    public Http(final URI base) {
        this.base = base;
    }

    /** The port that is asked. */
    public int port() {
        return base.getPort();
    }

    /** Asks for a path. */
    public HttpResponse<String> get(final String path) throws IOException, InterruptedException {
        final HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Asks for a path; empty if there is no answer, for example because nobody listens yet. */
    public Optional<HttpResponse<String>> tryGet(final String path) {
        try {
            return Optional.of(get(path));
        } catch (final IOException e) {
            return Optional.empty();
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
