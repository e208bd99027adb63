package io.tailrace.jmh.migration;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.locks.LockSupport;

/** Fetches pages from this machine. */
final class Pages {
    private static final int MOST_TRIES = 600;

    private Pages() {}

    static String fetch(final int port) throws IOException, InterruptedException {
        final URI address = URI.create("http://127.0.0.1:" + port + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    /** Again and again until the page has it. */
    static String fetchUntil(final int port, final String text) throws IOException, InterruptedException {
        String page = fetch(port);
        for (int i = 0; i < MOST_TRIES && !page.contains(text); i++) {
            LockSupport.parkNanos(50_000_000L);
            page = fetch(port);
        }
        return page;
    }
}
