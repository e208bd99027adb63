package io.tailrace.exposer;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import io.tailrace.exposer.connection.Channels;
import io.tailrace.exposer.http.Service;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The turns of the event loop besides its sockets: looks into the log, cuts slow clients, and brings a shutdown to its end.
 * Event-loop thread.
 */
final class ExposerLoop {
    private static final Logger LOGGER = LoggerFactory.getLogger(Exposer.class);

    /** So few that requests between two batches wait a few milliseconds at the most, also while a journal is caught up with. */
    private static final int FRAMES_PER_TURN = 32;

    private final EventLoop eventLoop;
    private final Service service;
    private final ExposerSettings settings;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private Channel listener;
    private ScheduledFuture<?> turns;
    private boolean isShutdown;
    private long drainBegunNs;

    ExposerLoop(final EventLoop eventLoop, final Service service, final ExposerSettings settings) {
        this.eventLoop = eventLoop;
        this.service = service;
        this.settings = settings;
    }

    void begin(final Channel listeningChannel) {
        listener = listeningChannel;
        turns = eventLoop.scheduleWithFixedDelay(this::turn, 0, settings.pollIntervalNs(), TimeUnit.NANOSECONDS);
    }

    /** From now on not ready; ends when all answers are sent, or the drain deadline has passed. */
    void beginShutdown() {
        if (!isShutdown) {
            isShutdown = true;
            drainBegunNs = service.clock().nanoTime();
            service.state().beginShutdown();
        }
    }

    /** Done when nothing is open any more. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    private void turn() {
        try {
            final long nowNs = service.clock().nanoTime();
            service.connections().onTurn(nowNs);
            service.tls().onTurn(nowNs);
            poll();
            if (service.state().heldBackNs() > settings.stalenessBoundNs()) {
                service.connections().cutSlowest(nowNs - settings.stalenessBoundNs());
            }
            if (isShutdown && (service.metrics().inflightTotal() == 0 || isDrainOver(nowNs))) {
                end();
            }
        } catch (final RuntimeException | Error fault) {
            // A turn that threw would be the last one.
            service.warnings().warn("a turn of the exposer failed", fault);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails in it is warned about there
    private void poll() {
        if (!ended.isDone() && service.state().poll(FRAMES_PER_TURN) == FRAMES_PER_TURN) {
            // As a timer and not as a task, for tasks can follow each other without a look at the sockets.
            eventLoop.schedule(this::poll, 0, TimeUnit.NANOSECONDS);
        }
    }

    private boolean isDrainOver(final long nowNs) {
        return nowNs - drainBegunNs >= settings.drainTimeoutNs();
    }

    private void end() {
        final long open = service.metrics().inflightTotal();
        if (open > 0) {
            service.metrics().requestsAborted(open);
            LOGGER.warn("{} requests were cut off by the end of the drain deadline", open);
        }
        turns.cancel(false);
        Channels.close(listener);
        service.connections().closeAll();
        service.state().close();
        service.tls().close();
        ended.complete(null);
    }
}
