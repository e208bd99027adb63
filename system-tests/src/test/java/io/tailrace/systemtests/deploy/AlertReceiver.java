package io.tailrace.systemtests.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tailrace.systemtests.process.Poll;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes what an Alertmanager posts to its webhooks. */
public final class AlertReceiver implements AutoCloseable {
    private static final int NO_CONTENT = 204;

    /**
     * An alert as it arrived.
     *
     * @param receiver the path that was posted to.
     * @param json of the alert: status, labels, annotations.
     */
    public record Arrived(String receiver, JsonNode json) {
        /** A label, or an empty text. */
        public String label(final String name) {
            return json.path("labels").path(name).asString("");
        }

        boolean isFiring() {
            return json.path("status").asString("").equals("firing");
        }
    }

    private final List<Arrived> arrived = new ArrayList<>();
    private final HttpServer server;

    /** Listens on a free port. */
    public AlertReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    /** Where it listens. */
    public int port() {
        return server.getAddress().getPort();
    }

    /**
     * Waits until none of some alerts is firing as far as it was told: on a machine that is late one may have been for a moment.
     *
     * @return how many messages there were then; see {@link #await}.
     */
    public int awaitQuiet(final String... names) {
        return Poll.forValue(
                "silence of " + List.of(names),
                () -> {
                    final List<Arrived> all = soFar();
                    final boolean isQuiet = List.of(names).stream().noneMatch(name -> isFiring(name, all));
                    return isQuiet ? Optional.of(all.size()) : Optional.empty();
                },
                () -> "arrived: " + soFar());
    }

    /** Waits for an alert to fire, behind so many other messages. */
    public Arrived await(final String name, final int behind) {
        return Poll.forValue(
                name,
                () -> soFar().stream()
                        .skip(behind)
                        .filter(it -> it.label("alertname").equals(name) && it.isFiring())
                        .findFirst(),
                () -> "arrived: " + soFar());
    }

    private static boolean isFiring(final String name, final List<Arrived> all) {
        return all.stream()
                .filter(it -> it.label("alertname").equals(name))
                .reduce((before, after) -> after)
                .filter(Arrived::isFiring)
                .isPresent();
    }

    private synchronized List<Arrived> soFar() {
        return List.copyOf(arrived);
    }

    private void take(final HttpExchange exchange) throws IOException {
        final JsonNode message =
                JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        add(exchange.getRequestURI().getPath(), message);
        exchange.sendResponseHeaders(NO_CONTENT, -1);
        exchange.close();
    }

    private synchronized void add(final String receiver, final JsonNode message) {
        message.path("alerts").forEach(alert -> arrived.add(new Arrived(receiver, alert)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
