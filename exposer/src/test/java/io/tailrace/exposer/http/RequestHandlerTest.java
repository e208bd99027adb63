package io.tailrace.exposer.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Concluded;
import io.tailrace.exposer.EngineFixture;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.exposer.HealthState;
import io.tailrace.exposer.connection.Connection;
import io.tailrace.exposer.connection.ConnectionLimits;
import io.tailrace.exposer.connection.Connections;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.state.ScrapeState;
import io.tailrace.testsupport.CapturedLog;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Faults of our own: each costs one answer or one connection, and is told once. */
class RequestHandlerTest {
    private final EngineFixture engine = new EngineFixture();
    private final BreakableClock clock = new BreakableClock();
    private final ExposerMetrics metrics = new ExposerMetrics();
    private final DistinctWarnings warnings = new DistinctWarnings();
    private final ConnectionLimits limits = Concluded.limits(new ExposerContext());
    private final ScrapeState state = Concluded.state(
            new ExposerContext(),
            engine.engine.openTailer("test", StartPosition.LAST_CHECKPOINT),
            clock,
            new HealthState(),
            metrics,
            warnings);
    private final Service service = new Service(
            clock,
            state,
            metrics,
            new Connections(limits, metrics, clock.nanoTime()),
            new AnswerWriter(clock),
            new CorrelationIds(),
            Concluded.tls(clock, metrics, warnings),
            new ScrapeWatch(metrics, warnings.events(), 0, clock.nanoTime()),
            warnings);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    RequestHandlerTest() {
        channel.pipeline().addLast(new RequestHandler(service, new Connection(channel, clock.nanoTime())));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
        state.close();
        engine.close();
    }

    @Test
    void shouldAnswerAFaultOfItsOwnWith500AndGoOn() {
        clock.isBroken = true;
        final String log = CapturedLog.of(() -> assertTrue(ask("/readyz").startsWith("HTTP/1.1 500 ")));
        assertTrue(log.contains("cannot answer /readyz"), log);
        assertTrue(ask("/readyz").startsWith("HTTP/1.1 503 "));
        assertEquals(0, metrics.inflightTotal());
        assertEquals(
                1,
                metrics.family(MetricFamilies.HTTP_REQUESTS_TOTAL)
                        .value("/readyz", "GET", "500")
                        .value());
    }

    @Test
    void shouldCloseAConnectionThatFailedAndTellOnlyOfFaultsOfItsOwn() {
        final String silence = CapturedLog.of(
                () -> channel.pipeline().fireExceptionCaught(new IOException("Connection reset by peer")));
        assertEquals("", silence);
        assertFalse(channel.isOpen());
        final String log = CapturedLog.of(() -> new EmbeddedChannel(
                        new RequestHandler(service, new Connection(channel, clock.nanoTime())))
                .pipeline()
                .fireExceptionCaught(new IllegalStateException("ours")));
        assertTrue(log.contains("a connection was closed by a fault"), log);
    }

    @Test
    void shouldCountNothingAsOnItsWayThatFoundNoMemory() {
        channel.config().setAllocator(new PooledByteBufAllocator(true) {
            @Override
            public ByteBuf directBuffer(final int initialCapacity) {
                throw new OutOfMemoryError("thrown by the test");
            }
        });
        final String log = CapturedLog.of(() -> channel.writeInbound(request("/healthz"), request("/healthz")));
        assertTrue(log.contains("a connection was closed by a fault"), log);
        assertEquals(0, metrics.inflightTotal());
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldEndWithARefusalWhatItsClientEnds() {
        assertFalse(ask("/nothing").contains("Connection: close"));
        final DefaultHttpRequest last = request("/nothing");
        last.headers().set("Connection", "close");
        final String answer = ask(last);
        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    }

    private static DefaultHttpRequest request(final String target) {
        final DefaultHttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target);
        request.headers().set("Host", "a");
        return request;
    }

    private String ask(final String target) {
        return ask(request(target));
    }

    private String ask(final DefaultHttpRequest request) {
        channel.writeInbound(request);
        final ByteBuf answer = channel.readOutbound();
        final String text = answer.toString(US_ASCII);
        answer.release();
        return text;
    }

    /** Fails once when it is told to. */
    private static final class BreakableClock implements EngineClock {
        private boolean isBroken;

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public long epochNanos() {
            if (isBroken) {
                isBroken = false;
                throw new IllegalStateException("broken by the test");
            }
            return 0;
        }
    }
}
