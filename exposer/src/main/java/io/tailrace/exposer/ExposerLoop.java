package io.tailrace.exposer;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.tailrace.exposer.fault.EventLog;
import io.tailrace.exposer.fault.LogEvent;
import io.tailrace.exposer.http.Service;
import io.tailrace.exposer.listen.Listener;
import io.tailrace.exposer.tls.TlsContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The turns of the event loop besides its sockets: looks into the log, cuts slow clients, and brings a shutdown to its end.
 * Event-loop thread.
 */
final class ExposerLoop {
    /** So few that requests between two batches wait a few milliseconds at the most, also while a journal is caught up with. */
    private static final int FRAMES_PER_TURN = 32;

    private static final long OVERLAP_MS = 50;

    private final EventLoop eventLoop;
    private final Service service;
    private ExposerSettings settings;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Listener listener;
    private ScheduledFuture<?> turns;
    private Phase phase = Phase.SERVING;
    private boolean isEndWanted;
    private long phaseBegunNs;

    ExposerLoop(final EventLoop eventLoop, final Service service, final ExposerSettings settings) {
        this.eventLoop = eventLoop;
        this.service = service;
        this.settings = settings;
    }

    void begin(final Listener opened) {
        listener = opened;
        turns = eventLoop.scheduleWithFixedDelay(this::turn, 0, settings.pollIntervalNs(), TimeUnit.NANOSECONDS);
    }

    /** Goes on with other settings, for connections that are open, too; lengths of requests are theirs until they end. */
    void reload(final ExposerSettings next) {
        if (!next.limits().decodesAs(settings.limits())) {
            service.connections().retireAll();
        }
        service.connections().limits(next.limits());
        service.tls().turnNs(next.pollIntervalNs());
        service.state().bounds(next.stalenessBoundNs(), next.retryAfterS(), next.pollIntervalNs());
        if (next.pollIntervalNs() != settings.pollIntervalNs()) {
            turns.cancel(false);
            turns = eventLoop.scheduleWithFixedDelay(this::turn, 0, next.pollIntervalNs(), TimeUnit.NANOSECONDS);
        }
        service.scrapes()
                .expect(next.expectedScrapeIntervalNs(), service.clock().nanoTime());
        settings = next;
    }

    /** New connections get this TLS, or none; those before end with their next answer. */
    void use(final TlsContext tls) {
        service.tls().use(tls);
        service.connections().retireAll();
    }

    /**
     * Goes on with another listener. The one before takes in whom its queue holds by now and a little longer, for who is on the way
     * to it must not be reset; what came by it ends with its next answer.
     *
     * <p>All in one task of the event loop, so that nobody gets the TLS of the other listener.
     *
     * @param tls what the next listener's connections get, or null for none.
     * @return done when the one before is closed.
     */
    CompletableFuture<Void> follow(final Listener next, final TlsContext tls) {
        listener.keepTls(service.tls().current());
        final TlsContext kept = service.tls().exchange(tls);
        return follow(next, () -> {
            if (kept != null) {
                kept.close();
            }
        });
    }

    /** As the other one, with the TLS that is in use. */
    CompletableFuture<Void> follow(final Listener next) {
        return follow(next, () -> {});
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the future that is returned says it
    private CompletableFuture<Void> follow(final Listener next, final Runnable atTheEnd) {
        final Listener before = listener;
        listener = next;
        before.withdraw();
        next.accept(service);
        final CompletableFuture<Void> closed = new CompletableFuture<>();
        eventLoop.schedule(
                () -> {
                    before.close();
                    atTheEnd.run();
                    closed.complete(null);
                },
                OVERLAP_MS,
                TimeUnit.MILLISECONDS);
        service.connections().retireAll();
        return closed;
    }

    /** From now on not ready; everything is still served. */
    void announceShutdown() {
        if (phase == Phase.SERVING) {
            enter(Phase.LAME_DUCK, service.clock().nanoTime());
            service.state().beginShutdown();
            events().at(LogEvent.SHUTDOWN_BEGIN).log("the exposer is about to end: not ready from now on");
        }
    }

    /** Not ready; ends when the lame-duck period is over and all answers are sent, or the drain deadline has passed. */
    void beginShutdown() {
        isEndWanted = true;
        attempt(this::announceShutdown);
        attempt(() -> goOnEnding(service.clock().nanoTime()));
    }

    /** Done when nothing is open any more. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    private void turn() {
        // Each on its own: what fails in every turn must not keep the exposer from its end, or slow clients from
        // theirs.
        final long nowNs = service.clock().nanoTime();
        attempt(() -> service.connections().onTurn(nowNs));
        attempt(() -> service.tls().onTurn(nowNs));
        attempt(() -> events().onTurn(nowNs));
        if (phase == Phase.SERVING) {
            attempt(() -> service.scrapes().onTurn(nowNs));
        }
        attempt(this::poll);
        attempt(() -> cutWhoHoldsBack(nowNs));
        if (isEndWanted) {
            attempt(() -> goOnEnding(nowNs));
        }
    }

    private void cutWhoHoldsBack(final long nowNs) {
        if (service.state().heldBackNs(nowNs) > settings.stalenessBoundNs()) {
            service.connections().cutSlowest(nowNs - settings.stalenessBoundNs());
        }
    }

    /** A turn that threw would be the last one. */
    private void attempt(final Runnable part) {
        try {
            part.run();
        } catch (final RuntimeException | Error fault) {
            warn(fault);
        }
    }

    /** Where not even a line of the log has room, there is nobody left to tell. */
    private void warn(final Throwable fault) {
        try {
            service.warnings().warnOf("a turn of the exposer failed", fault);
        } catch (final RuntimeException | Error unheard) {
            // The turns go on.
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails in it is warned about there
    private void poll() {
        if (!ended.isDone() && service.state().poll(FRAMES_PER_TURN) == FRAMES_PER_TURN) {
            // As a timer and not as a task, for tasks can follow each other without a look at the sockets.
            eventLoop.schedule(this::poll, 0, TimeUnit.NANOSECONDS);
        }
    }

    private void goOnEnding(final long nowNs) {
        if (phase == Phase.LAME_DUCK && nowNs - phaseBegunNs >= settings.lameDuckNs()) {
            enter(Phase.DRAINING, nowNs);
            attempt(listener::close);
        }
        if (phase == Phase.DRAINING) {
            attempt(() -> service.connections().endIdle(nowNs));
        }
        if (phase == Phase.DRAINING && (isDrained() || nowNs - phaseBegunNs >= settings.drainTimeoutNs())) {
            end();
        }
    }

    /** Nobody waits for an answer, and each client knows: a socket closed before that could take the end of an answer with it. */
    private boolean isDrained() {
        return service.connections().size() == 0 && service.metrics().inflightTotal() == 0;
    }

    private void enter(final Phase next, final long nowNs) {
        phase = next;
        phaseBegunNs = nowNs;
    }

    private void end() {
        phase = Phase.ENDED;
        try {
            turns.cancel(false);
            attempt(this::tellAborted);
            attempt(service.connections()::closeAll);
            attempt(service.state()::close);
            attempt(service.tls()::close);
            attempt(() -> events().at(LogEvent.SHUTDOWN_END).log("the exposer has ended"));
        } finally {
            // Whoever closes the exposer waits for this.
            ended.complete(null);
        }
    }

    private void tellAborted() {
        final long open = service.metrics().inflightTotal();
        if (open > 0) {
            service.metrics().requestsAborted(open);
            events().at(LogEvent.SHUTDOWN_ABORTED)
                    .addKeyValue("count", open)
                    .log("{} requests were cut off by the end of the drain deadline", open);
        }
    }

    private EventLog events() {
        return service.warnings().events();
    }

    private enum Phase {
        SERVING,
        /** Says that it is not ready, and serves. */
        LAME_DUCK,
        /** Accepts nothing new, and brings to an end what is on its way. */
        DRAINING,
        ENDED
    }
}
