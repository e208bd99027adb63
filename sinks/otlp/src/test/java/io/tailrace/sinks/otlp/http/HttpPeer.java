package io.tailrace.sinks.otlp.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.tailrace.testsupport.Rebind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/** A real HTTP server that keeps what it is sent and answers as it is told. */
public final class HttpPeer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final boolean isSecure;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Answer> answers = request -> Answer.of(200);

    /** A request: its body is not compressed any more. Never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Received(String method, String path, Map<String, List<String>> headers, byte[] body) {
        public String header(final String name) {
            final List<String> values = headers.get(name);
            return values == null ? null : values.get(0);
        }
    }

    /** An answer. Never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public static Answer of(final int status) {
            return new Answer(status, Map.of(), new byte[0]);
        }
    }

    public HttpPeer() {
        this(0, null, false);
    }

    /** {@code tls} null for none. */
    public HttpPeer(final int port, final SSLContext tls, final boolean needsClientCertificate) {
        isSecure = tls != null;
        try {
            final InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            server = Rebind.await(() -> isSecure ? HttpsServer.create(address, 0) : HttpServer.create(address, 0));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        if (server instanceof HttpsServer https) {
            https.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(final HttpsParameters parameters) {
                    final var own = getSSLContext().getDefaultSSLParameters();
                    own.setNeedClientAuth(needsClientCertificate);
                    parameters.setSSLParameters(own);
                }
            });
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** What it answers from here on; on its own threads. */
    public void answers(final Function<Received, Answer> next) {
        answers = next;
    }

    public List<Received> received() {
        return received;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return (isSecure ? "https://localhost:" : "http://127.0.0.1:") + port();
    }

    private void handle(final HttpExchange exchange) throws IOException {
        try (exchange) {
            final byte[] sent = exchange.getRequestBody().readAllBytes();
            final boolean isGzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            final Received request = new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    isGzip ? new GZIPInputStream(new ByteArrayInputStream(sent)).readAllBytes() : sent);
            received.add(request);
            final Answer answer = answers.apply(request);
            if (answer == null) {
                return; // closed without a word
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
