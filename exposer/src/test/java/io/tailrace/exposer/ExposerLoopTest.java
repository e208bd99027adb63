package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.answer.Route;
import io.tailrace.exposer.connection.Connections;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.http.AnswerWriter;
import io.tailrace.exposer.http.CorrelationIds;
import io.tailrace.exposer.http.ScrapeWatch;
import io.tailrace.exposer.http.Service;
import io.tailrace.exposer.listen.Listener;
import io.tailrace.exposer.listen.SocketIo;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.testsupport.SettableClock;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExposerLoopTest {
    private final EventLoop eventLoop =
            new SingleThreadIoEventLoop(null, Executors.defaultThreadFactory(), SocketIo.newFactory());
    private final EngineFixture engine = new EngineFixture();
    private final AtomicBoolean isStateBroken = new AtomicBoolean();
    private final ExposerMetrics metrics = new ExposerMetrics();
    private final ExposerSettings settings =
            new ExposerContext().pollIntervalMs(1).conclude(new SettableClock());
    private final DistinctWarnings warnings = new DistinctWarnings();
    private final Service service = new Service(
            engine.clock,
            Concluded.state(
                    new ExposerContext().pollIntervalMs(1),
                    engine.engine.openTailer("test", StartPosition.LAST_CHECKPOINT),
                    breakable(engine.clock),
                    new HealthState(),
                    metrics,
                    warnings),
            metrics,
            new Connections(settings.limits(), metrics, engine.clock.nanoTime()),
            new AnswerWriter(engine.clock),
            new CorrelationIds(),
            Concluded.tls(engine.clock, metrics, warnings),
            new ScrapeWatch(metrics, warnings.events(), 0, engine.clock.nanoTime()),
            warnings);
    private final ExposerLoop loop = new ExposerLoop(eventLoop, service, settings);
    private final Listener listener = Listener.open(settings.endpoint(), eventLoop, service);

    @AfterEach
    void close() {
        eventLoop.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
        engine.close();
    }

    @Test
    void shouldCountRequestsThatTheDrainDeadlineCut() {
        onLoop(() -> {
            metrics.requestBegun(Route.METRICS);
            metrics.requestBegun(Route.HEALTHZ);
            loop.begin(listener);
            loop.beginShutdown();
        });
        engine.clock.advanceMs(999);
        onLoop(() -> assertFalse(loop.ended().isDone()));
        engine.clock.advanceMs(1);
        loop.ended().join();
        onLoop(() -> assertEquals(
                2,
                metrics.family(MetricFamilies.TASKS_ABORTED_TOTAL)
                        .value("exposer")
                        .value()));
        final int port = ((InetSocketAddress) listener.address()).getPort();
        assertThrows(ConnectException.class, () -> new RawClient(port).close());
    }

    @Test
    void shouldEndAtOnceWhenNothingIsOnItsWay() {
        onLoop(() -> {
            loop.begin(listener);
            loop.beginShutdown();
            loop.beginShutdown();
        });
        loop.ended().join();
        onLoop(() -> assertEquals(
                0,
                metrics.family(MetricFamilies.TASKS_ABORTED_TOTAL)
                        .value("exposer")
                        .value()));
        assertTrue(service.state().isShutdown());
    }

    @Test
    void shouldCountTheScrapesThatItMissesWhenItExpectsThem() {
        onLoop(() -> {
            loop.begin(listener);
            loop.reload(new ExposerContext()
                    .pollIntervalMs(1)
                    .expectedScrapeIntervalMs(1_000)
                    .conclude(engine.clock));
        });
        engine.clock.advanceMs(5_600);
        awaitMissed(5);
        onLoop(loop::beginShutdown);
        loop.ended().join();
    }

    private void awaitMissed(final long count) {
        final AtomicLong missed = new AtomicLong();
        while (missed.get() < count) {
            onLoop(() -> missed.set(metrics.family(MetricFamilies.TAILRACE_SCRAPES_MISSED_TOTAL)
                    .value()
                    .value()));
        }
        assertEquals(count, missed.get());
    }

    @Test
    void shouldEndAlsoIfEveryTurnFails() {
        onLoop(() -> {
            loop.begin(listener);
            isStateBroken.set(true);
            loop.beginShutdown();
        });
        loop.ended().join();
    }

    private EngineClock breakable(final EngineClock clock) {
        return new EngineClock() {
            @Override
            public long nanoTime() {
                return clock.nanoTime();
            }

            @Override
            public long epochNanos() {
                if (isStateBroken.get()) {
                    throw new IllegalStateException("broken by the test");
                }
                return clock.epochNanos();
            }
        };
    }

    private void onLoop(final Runnable task) {
        eventLoop.submit(task).syncUninterruptibly();
    }
}
