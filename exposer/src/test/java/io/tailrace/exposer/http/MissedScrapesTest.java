package io.tailrace.exposer.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.exposer.Concluded;
import io.tailrace.exposer.EngineFixture;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.connection.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which requests are the scrapes that were expected (R-A9). */
class MissedScrapesTest {
    private static final long INTERVAL_NS = 1_000_000_000L;

    private final EngineFixture engine = new EngineFixture();
    private final Service service = Concluded.service(
            new ExposerContext(), engine.engine.openTailer("test", StartPosition.LAST_CHECKPOINT), engine.clock);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void begin() {
        channel.pipeline().addLast(new RequestHandler(service, new Connection(channel, engine.clock.nanoTime())));
        engine.cut();
        while (service.state().poll(100) > 0) {
            Thread.onSpinWait();
        }
        service.scrapes().expect(INTERVAL_NS, engine.clock.nanoTime());
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        service.state().close();
        engine.close();
    }

    @Test
    void shouldMissNothingWhilePagesAreFetched() {
        for (int i = 0; i < 10; i++) {
            engine.clock.advanceMs(1_400);
            ask(HttpMethod.GET, "/metrics");
            service.scrapes().onTurn(engine.clock.nanoTime());
        }
        assertEquals(0, missed());
    }

    @Test
    void shouldTakeNothingElseForAScrape() {
        engine.clock.advanceMs(1_400);
        ask(HttpMethod.GET, "/healthz");
        ask(HttpMethod.GET, "/readyz");
        ask(HttpMethod.HEAD, "/metrics");
        engine.clock.advanceMs(100);
        service.scrapes().onTurn(engine.clock.nanoTime());
        assertEquals(1, missed());
    }

    private void ask(final HttpMethod method, final String uri) {
        final DefaultHttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, uri);
        request.headers().set("Host", "here");
        channel.writeInbound(request);
        channel.releaseOutbound();
    }

    private long missed() {
        return service.metrics()
                .family(MetricFamilies.TAILRACE_SCRAPES_MISSED_TOTAL)
                .value()
                .value();
    }
}
