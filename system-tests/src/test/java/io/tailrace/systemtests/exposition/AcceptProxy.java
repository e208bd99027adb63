package io.tailrace.systemtests.exposition;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Scrapes for a scraper that cannot be told which format to ask for, and keeps what was answered last. */
final class AcceptProxy implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI target;
    private final Map<String, String> accepts;
    private final Map<String, String> contentTypes = new ConcurrentHashMap<>();

    /** {@code accepts} are values of {@code Accept} by path; for one that is empty the scraper's own is passed on. */
    AcceptProxy(final URI target, final Map<String, String> accepts) throws IOException {
        this.target = target;
        this.accepts = accepts;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Of the last answer to a path; empty before it. */
    String contentType(final String path) {
        return contentTypes.getOrDefault(path, "");
    }

    private void pass(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final String path = exchange.getRequestURI().getPath();
            final String accept = accepts.get(path);
            final HttpRequest request = HttpRequest.newBuilder(target)
                    .header(
                            "Accept",
                            accept.isEmpty() ? exchange.getRequestHeaders().getFirst("Accept") : accept)
                    .build();
            final HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            final String type = answer.headers().firstValue("Content-Type").orElse("");
            contentTypes.put(path, type);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
