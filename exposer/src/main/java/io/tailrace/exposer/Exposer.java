package io.tailrace.exposer;

import io.netty.channel.EventLoop;
import io.tailrace.engine.log.FrameLogException;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.connection.Connections;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.health.Readiness;
import io.tailrace.exposer.http.AnswerWriter;
import io.tailrace.exposer.http.CorrelationIds;
import io.tailrace.exposer.http.ScrapeWatch;
import io.tailrace.exposer.http.Service;
import io.tailrace.exposer.listen.Listener;
import io.tailrace.exposer.listen.UnixEndpoint;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.state.ScrapeState;
import io.tailrace.exposer.state.Scraped;
import io.tailrace.exposer.state.ScrapedLog;
import io.tailrace.exposer.tls.TlsContext;
import io.tailrace.exposer.tls.TlsServer;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An HTTP server that shows what a log of frames tells: {@code GET /metrics} in the Prometheus text format 0.0.4, {@code /healthz}
 * and {@code /readyz}.
 *
 * <pre>{@code
 * try (TelemetryEngine engine = TelemetryEngine.launch(engineContext);
 *         Exposer exposer = Exposer.launch(new ExposerContext().port(9100), engine::openTailer, EngineClock.system())) {
 *     exposer.health().set("config_loaded", true);
 * }
 * }</pre>
 *
 * <p>It has one thread, which the context's factory makes and which ends with {@link #close()}, and with TLS, now and then, a second one that
 * looks at the files. Its methods may be called by any
 * other thread.
 */
public final class Exposer implements AutoCloseable {
    private static final String READER_NAME = "exposer";

    private final OneThread thread;
    private final ExposerLoop loop;
    private final Service service;
    private final HealthState health;
    private final Readiness readiness;
    private final Object changing = new Object();
    private ExposerSettings settings;
    private boolean isClosing;
    private volatile Listener listener;

    private Exposer(
            final OneThread thread,
            final ExposerLoop loop,
            final Service service,
            final HealthState health,
            final Readiness readiness,
            final ExposerSettings settings,
            final Listener listener) {
        this.thread = thread;
        this.loop = loop;
        this.service = service;
        this.health = health;
        this.readiness = readiness;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Starts to listen. When this returns, requests are answered.
     *
     * @param context what is wanted; checked here, all faults at once.
     * @param source opens the reader of the frames.
     * @param clock the one clock.
     * @return the running exposer.
     * @throws IllegalArgumentException naming every fault of the context.
     * @throws ExposerException if the address cannot be listened on.
     * @throws FrameLogException if the log cannot be read.
     */
    public static Exposer launch(
            final ExposerContext context, final FrameTailerSource source, final EngineClock clock) {
        Objects.requireNonNull(source, "source");
        return launch(
                context, () -> new ScrapedLog(source.openTailer(READER_NAME, StartPosition.LAST_CHECKPOINT)), clock);
    }

    /**
     * Starts to listen, as above, and shows many engines on one page.
     *
     * @param context what is wanted; checked here, all faults at once.
     * @param fleet the engines; closed with the exposer, on whose thread they are read from now on.
     * @param clock the one clock.
     * @return the running exposer.
     * @throws IllegalArgumentException naming every fault of the context.
     * @throws ExposerException if the address cannot be listened on.
     */
    public static Exposer launch(final ExposerContext context, final Fleet fleet, final EngineClock clock) {
        Objects.requireNonNull(fleet, "fleet");
        return launch(context, fleet::scraped, clock);
    }

    private static Exposer launch(
            final ExposerContext context, final Supplier<Scraped> source, final EngineClock clock) {
        Objects.requireNonNull(clock, "clock");
        final ExposerSettings settings = context.conclude(clock);
        final TlsContext tls = settings.openTls();
        final HealthState health = settings.health();
        final Readiness readiness = settings.readiness(health);
        final OneThread thread = new OneThread(settings.threadFactory());
        try {
            final Service service =
                    thread.call(() -> newService(settings, source, clock, readiness, thread.eventLoop()));
            thread.eventLoop().execute(() -> service.tls().use(tls));
            return listen(thread, service, settings, health, readiness);
        } catch (final RuntimeException fault) {
            thread.end();
            if (tls != null) {
                tls.close();
            }
            throw fault;
        }
    }

    private static Exposer listen(
            final OneThread thread,
            final Service service,
            final ExposerSettings settings,
            final HealthState health,
            final Readiness readiness) {
        try {
            final Listener listener = Listener.open(settings.endpoint(), thread.eventLoop(), service);
            final ExposerLoop loop = new ExposerLoop(thread.eventLoop(), service, settings);
            thread.eventLoop().execute(() -> loop.begin(listener));
            return new Exposer(thread, loop, service, health, readiness, settings, listener);
        } catch (final RuntimeException fault) {
            thread.eventLoop().execute(() -> {
                service.state().close();
                service.tls().close();
            });
            throw fault;
        }
    }

    private static Service newService(
            final ExposerSettings settings,
            final Supplier<Scraped> source,
            final EngineClock clock,
            final Readiness readiness,
            final EventLoop eventLoop) {
        final ExposerMetrics metrics = new ExposerMetrics();
        final DistinctWarnings warnings = new DistinctWarnings();
        final TlsServer tls = new TlsServer(
                clock, metrics.tls(), warnings, settings.pollIntervalNs(), eventLoop, settings.threadFactory());
        final Connections connections = new Connections(settings.limits(), metrics, clock.nanoTime());
        final Scraped scraped = source.get();
        readiness.alsoMissing(() -> Stream.concat(tls.missing().stream(), scraped.missing().stream())
                .toList());
        readiness.tellTo(warnings.events());
        connections.tellTo(warnings.events());
        return new Service(
                clock,
                new ScrapeState(
                        scraped,
                        clock,
                        metrics,
                        warnings,
                        readiness,
                        settings.pollIntervalNs(),
                        settings.showsCreated()),
                metrics,
                connections,
                new AnswerWriter(clock),
                new CorrelationIds(),
                tls,
                new ScrapeWatch(metrics, warnings.events(), settings.expectedScrapeIntervalNs(), clock.nanoTime()),
                warnings);
    }

    /**
     * Goes on with another context. All of its faults are told before anything changes, and if the new address cannot be listened on,
     * everything stays as it was. Limits, timeouts and the bounds of readiness hold at once, for connections that are open, too. For
     * another address or socket the new listener answers before the old one ends; connections that came by the old one, and all of
     * them when TLS or the lengths of requests change, get one more answer, which says {@code Connection: close}. TLS is switched, or
     * goes on with other files or rules, from the next connection on; files that are others than those in use are taken even if nothing
     * else differs. On another address each listener has the TLS that was meant for it. The thread factory and {@code createdLines} stay as they were
     * launched.
     *
     * <p>Safe for any thread but the exposer's own. Returns when the old listener is closed.
     *
     * @param context what is wanted now, all of it.
     * @return names of the context's options that have other values now; empty if none has.
     * @throws IllegalArgumentException naming every fault of the context.
     * @throws IllegalStateException if the exposer was closed.
     * @throws ExposerException if the new address cannot be listened on.
     */
    public List<String> reload(final ExposerContext context) {
        final ExposerSettings next = context.conclude(service.clock());
        synchronized (changing) {
            if (isClosing) {
                throw new IllegalStateException("the exposer is closed: launch another one");
            }
            final List<String> changes = settings.changes(next);
            final boolean changesTls = changesTls(next);
            final TlsContext tls = changesTls ? next.openTls() : null;
            try {
                apply(next, changesTls, tls);
            } catch (final RuntimeException fault) {
                if (tls != null) {
                    tls.close();
                }
                throw fault;
            }
            thread.run(() -> readiness.holdNs(next.readyHoldNs()));
            settings = next;
            return changes;
        }
    }

    /** By other options, or by files that are others than those in use. */
    private boolean changesTls(final ExposerSettings next) {
        return !Objects.equals(settings.tls(), next.tls())
                || (next.tls() != null
                        && !thread.call(() -> service.tls().current().isOf(next.tlsMaterial())));
    }

    private void apply(final ExposerSettings next, final boolean changesTls, final TlsContext tls) {
        final Listener before = listener;
        if (settings.endpoint().equals(next.endpoint()) || before.isAt(next.endpoint())) {
            thread.run(() -> {
                loop.reload(next);
                if (changesTls) {
                    loop.use(tls);
                }
            });
            return;
        }
        final Listener after = before.openNext(next.endpoint(), thread.eventLoop(), service);
        listener = after;
        thread.call(() -> {
                    loop.reload(next);
                    return changesTls ? loop.follow(after, tls) : loop.follow(after);
                })
                .join();
    }

    /**
     * Where it listens, with the port that was taken. Follows {@link #reload}.
     *
     * @return the bound address.
     * @throws IllegalStateException if it listens on a Unix domain socket: see {@link #socketPath()}.
     */
    public InetSocketAddress address() {
        final Listener current = listener;
        if (current.endpoint() instanceof UnixEndpoint unix) {
            throw new IllegalStateException("the exposer has no TCP address, it listens on " + unix);
        }
        return (InetSocketAddress) current.address();
    }

    /**
     * The Unix domain socket on which it listens. Follows {@link #reload}.
     *
     * @return its absolute path; empty if it listens on a TCP address.
     */
    public Optional<Path> socketPath() {
        return listener.endpoint() instanceof UnixEndpoint unix ? Optional.of(unix.path()) : Optional.empty();
    }

    /**
     * What the host says of its own dependencies.
     *
     * @return the same one always; safe for any thread.
     */
    public HealthState health() {
        return health;
    }

    /**
     * What {@code /readyz} says now: while it is not ready, a host refuses what writes, with the time to come again, and goes on to answer what
     * only reads. As new as the last look into the log, and {@link #health()} as of then; one volatile read.
     *
     * @return never null; safe for any thread.
     */
    public ReadinessReport readiness() {
        return readiness.report();
    }

    /**
     * Says {@code shutdown} in {@code /readyz} from now on, and begins the lame-duck period; everything is still served. For a host that
     * has to do something before it closes this, such as to deliver what it holds. {@link #close} goes on from here; there is no way back.
     */
    public void announceShutdown() {
        try {
            thread.eventLoop().execute(loop::announceShutdown);
        } catch (final RejectedExecutionException ended) {
            // It is closed, which says more.
        }
    }

    /**
     * Ends it: {@code /readyz} says {@code shutdown} first. When the lame-duck period is over nothing new is accepted, requests that are on their way
     * are answered within the drain deadline, and what is left then is cut and counted. Returns when the thread has ended. Safe to call twice, but
     * not on the exposer's own thread.
     */
    @Override
    public void close() {
        synchronized (changing) {
            if (!isClosing) {
                isClosing = true;
                thread.eventLoop().execute(loop::beginShutdown);
            }
        }
        loop.ended().join();
        thread.end();
    }
}
