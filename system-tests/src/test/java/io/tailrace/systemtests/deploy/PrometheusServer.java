package io.tailrace.systemtests.deploy;

import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.ProcessSockets;
import io.tailrace.systemtests.process.Started;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real Prometheus, on a free port, with its files in a folder of the test's. */
public final class PrometheusServer implements AutoCloseable {
    private static final int UNAVAILABLE = 503;

    private final Started process;
    private final Http api;

    private PrometheusServer(final Started process) {
        this.process = process;
        api = new Http(URI.create("http://127.0.0.1:" + ProcessSockets.awaitListener(process)));
    }

    /** Starts it with a configuration. */
    public static PrometheusServer start(final Path directory, final Path configuration) throws IOException {
        return start(directory, configuration, "");
    }

    /** Starts it with a configuration and with features, which are separated by commas. */
    public static PrometheusServer start(final Path directory, final Path configuration, final String features)
            throws IOException {
        return new PrometheusServer(Started.command(
                directory,
                "prometheus",
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + directory.resolve("tsdb"),
                "--enable-feature=" + features,
                "--web.listen-address=127.0.0.1:0"));
    }

    /** Where it listens. */
    public int port() {
        return api.port();
    }

    /** Waits for an answer to a query that is as it must be, and returns its series. */
    public List<JsonNode> await(final String expression, final Predicate<List<JsonNode>> isRight) {
        final String path = "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8);
        return Poll.forValue(
                "right answer to " + expression,
                () -> ask(path).flatMap(answer -> series(answer.body())).filter(isRight),
                () -> api.tryGet(path).map(answer -> answer.body() + "\n").orElse("") + process.describe());
    }

    /** Waits until there are exemplars of series, and returns them by series. */
    public List<JsonNode> awaitExemplars(final String selector) {
        final String path = "/api/v1/query_exemplars?start=0&end=4000000000&query="
                + URLEncoder.encode(selector, StandardCharsets.UTF_8);
        return Poll.forValue(
                "exemplars of " + selector,
                () -> ask(path)
                        .map(answer ->
                                JsonMapper.shared().readTree(answer.body()).path("data"))
                        .map(data -> data.valueStream().toList())
                        .filter(found -> !found.isEmpty()),
                () -> api.tryGet(path).map(answer -> answer.body() + "\n").orElse("") + process.describe());
    }

    /** It listens before it has read its data, and says so long that it is not available. */
    private Optional<HttpResponse<String>> ask(final String path) {
        return api.tryGet(path).filter(answer -> answer.statusCode() != UNAVAILABLE);
    }

    /** Whether an answer has a series, and no value that is no number. */
    public static boolean hasData(final List<JsonNode> series) {
        return !series.isEmpty()
                && series.stream().noneMatch(it -> it.at("/value/1").asString().equals("NaN"));
    }

    private static Optional<List<JsonNode>> series(final String body) {
        final JsonNode answer = JsonMapper.shared().readTree(body);
        if (!answer.path("status").asString("").equals("success")) {
            throw new AssertionError(body);
        }
        final List<JsonNode> series = new ArrayList<>();
        answer.at("/data/result").forEach(series::add);
        return Optional.of(series);
    }

    @Override
    public void close() {
        process.close();
    }
}
