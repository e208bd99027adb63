package io.tailrace.springboot;

import io.tailrace.exposer.Exposer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asks an exposer, or a web server. */
final class Pages {
    private static final long PAUSE_MS = 10;

    private Pages() {}

    static HttpResponse<String> get(final TailraceExposer exposer, final String path) throws Exception {
        return get(exposer.exposer().map(Exposer::address).orElseThrow().getPort(), path);
    }

    static HttpResponse<String> get(final int port, final String path) throws Exception {
        final HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The answer, as soon as it is as wanted; the test's own bound of time ends a wait for nothing. */
    static HttpResponse<String> await(
            final TailraceExposer exposer, final String path, final Predicate<HttpResponse<String>> isWanted)
            throws Exception {
        while (true) {
            final HttpResponse<String> answer = get(exposer, path);
            if (isWanted.test(answer)) {
                return answer;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }
}
