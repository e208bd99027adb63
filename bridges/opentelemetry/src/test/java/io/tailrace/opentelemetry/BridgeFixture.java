package io.tailrace.opentelemetry;

import io.opentelemetry.api.metrics.Meter;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An engine with a bridge and a page, all as a service has them. */
final class BridgeFixture implements AutoCloseable {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

    final TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().service("shop"));
    final TailraceOpenTelemetry bridge;
    private final Exposer exposer = Exposer.launch(new ExposerContext(), engine::openTailer, EngineClock.system());
    private final HttpClient client = HttpClient.newHttpClient();

    BridgeFixture() {
        this(new OpenTelemetryContext());
    }

    BridgeFixture(final OpenTelemetryContext context) {
        bridge = TailraceOpenTelemetry.launch(context.engine(engine));
    }

    Meter meter() {
        return bridge.getMeter("test");
    }

    String page() {
        engine.flush(PATIENCE_NS);
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                            + exposer.address().getPort() + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (final IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    /** The first page that is as wanted, or the last one if none is for a minute. */
    ParsedPage pageWith(final Predicate<ParsedPage> wanted) {
        final long fromNs = System.nanoTime();
        ParsedPage page = ParsedPage.of(page());
        while (!wanted.test(page) && System.nanoTime() - fromNs < PATIENCE_NS) {
            page = ParsedPage.of(page());
        }
        return page;
    }

    @Override
    public void close() {
        bridge.close();
        exposer.close();
        engine.close();
    }
}
