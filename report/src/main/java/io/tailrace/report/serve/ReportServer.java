package io.tailrace.report.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tailrace.report.page.ReportPage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * Serves one page and its data on the loopback interface. It answers only who asks for it by a name of this machine's own, so that a
 * page of somebody else cannot read it through a name that leads here; gives nobody leave to read it from another origin; and knows no
 * method but GET and HEAD. Its requests run on a few threads of its own, so that one slow reader does not keep the others waiting.
 */
public final class ReportServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int MISDIRECTED = 421;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private final HttpServer server;
    private final ExecutorService threads;
    private final byte[] page;
    private final Supplier<LiveData> data;

    private ReportServer(
            final HttpServer server, final ExecutorService threads, final String title, final Supplier<LiveData> data) {
        this.server = server;
        this.threads = threads;
        this.data = data;
        page = ReportPage.live(title).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Opens a server, which answers at once.
     *
     * @param port on the loopback interface; 0 for a free one.
     * @param title of the page; anybody's.
     * @param data is asked on the threads of the server, several at once.
     * @param threads makes them.
     * @return to be closed by the caller.
     * @throws IOException if the port cannot be had.
     */
    public static ReportServer open(
            final int port, final String title, final Supplier<LiveData> data, final ThreadFactory threads)
            throws IOException {
        final HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        final ExecutorService executor = Executors.newFixedThreadPool(THREADS, threads);
        final ReportServer opened = new ReportServer(http, executor, title, data);
        http.setExecutor(executor);
        http.createContext("/", opened::handle);
        http.start();
        return opened;
    }

    /**
     * Where it listens.
     *
     * @return the port.
     */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final Headers headers = exchange.getResponseHeaders();
            headers.set("Cache-Control", "no-store");
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            headers.set("X-Frame-Options", "DENY");
            final String method = exchange.getRequestMethod();
            if (!isOwnName(exchange.getRequestHeaders())) {
                answer(
                        exchange,
                        MISDIRECTED,
                        "text/plain",
                        "ask for 127.0.0.1 or localhost\n".getBytes(StandardCharsets.UTF_8));
            } else if (!method.equals("GET") && !method.equals("HEAD")) {
                headers.set("Allow", "GET, HEAD");
                answer(
                        exchange,
                        METHOD_NOT_ALLOWED,
                        "text/plain",
                        "only GET and HEAD\n".getBytes(StandardCharsets.UTF_8));
            } else {
                answer(exchange);
            }
        }
    }

    private void answer(final HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> answer(exchange, OK, "text/html; charset=utf-8", page);
            case "/data.json" -> answerData(exchange);
            default -> answer(exchange, NOT_FOUND, "text/plain", "there is only /\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answerData(final HttpExchange exchange) throws IOException {
        final LiveData now = data.get();
        final String tag = "\"" + now.version() + "\"";
        exchange.getResponseHeaders().set("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(NOT_MODIFIED, NO_BODY);
        } else {
            answer(exchange, OK, "application/json", now.json().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void answer(final HttpExchange exchange, final int status, final String type, final byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(status, NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** The port may be another one: somebody may have tunnelled it. */
    private static boolean isOwnName(final Headers headers) {
        final List<String> hosts = headers.getOrDefault("Host", List.of());
        return hosts.size() == 1 && OWN_NAMES.contains(hosts.get(0).replaceFirst(":[0-9]{1,5}$", ""));
    }
}
