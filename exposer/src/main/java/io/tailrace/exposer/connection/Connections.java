package io.tailrace.exposer.connection;

import io.netty.channel.Channel;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.fault.EventLog;
import io.tailrace.exposer.fault.LogEvent;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.metrics.HandshakeFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All open connections: how many there may be, and how long each may take. Event-loop thread. */
public final class Connections {
    /** A page of a megabyte takes a hundredth of a second over a network of a gigabit. */
    private static final long READING_NS = 250_000_000L;

    private static final long LATE_NS = 200_000_000L;

    private ConnectionLimits limits;
    private final ExposerMetrics metrics;
    private final Set<Connection> open = new LinkedHashSet<>();

    /** Those that have not asked for anything yet, the oldest first. */
    private final Set<Connection> silent = new LinkedHashSet<>();

    private long lastTurnNs;
    private boolean wasLate;
    private EventLog events = new EventLog();

    public Connections(final ConnectionLimits limits, final ExposerMetrics metrics, final long nowNs) {
        this.limits = limits;
        this.metrics = metrics;
        this.lastTurnNs = nowNs;
    }

    public ConnectionLimits limits() {
        return limits;
    }

    /** Other limits, from now on and for those that are open, too. */
    public void limits(final ConnectionLimits newLimits) {
        limits = newLimits;
    }

    /** Ends all that are open, each with its next answer, or when it has been idle for too long. */
    public void retireAll() {
        open.forEach(Connection::retire);
    }

    /** Where it is told that a client was too slow. */
    public void tellTo(final EventLog log) {
        events = log;
    }

    public boolean isFull() {
        return open.size() >= limits.maxConnections();
    }

    public int size() {
        return open.size();
    }

    public Connection add(final Channel channel, final long nowNs) {
        final Connection connection = new Connection(channel, nowNs);
        open.add(connection);
        silent.add(connection);
        connection.onFirstHead(() -> silent.remove(connection));
        channel.closeFuture().addListener(closed -> forget(connection));
        return connection;
    }

    /**
     * Makes room for a new connection: cuts the one that has not asked for anything for the longest time, and counts it. So whoever
     * only holds connections keeps out nobody who asks.
     *
     * @return false if all of them have asked.
     */
    public boolean cutSilent() {
        final Iterator<Connection> oldest = silent.iterator();
        if (!oldest.hasNext()) {
            return false;
        }
        final Connection connection = oldest.next();
        metrics.refused(Refusal.CONNECTIONS);
        // At once, and not only when the channel tells of its end.
        forget(connection);
        Channels.cut(connection.channel());
        return true;
    }

    private void forget(final Connection connection) {
        open.remove(connection);
        silent.remove(connection);
    }

    /**
     * Cuts those that took too long. After a pause of our own it waits for the next turn: what clients sent and took meanwhile has
     * not been looked at yet.
     */
    public void onTurn(final long nowNs) {
        wasLate = !wasLate && nowNs - lastTurnNs > LATE_NS;
        lastTurnNs = nowNs;
        if (!wasLate) {
            cutOverdue(nowNs);
        }
    }

    private void cutOverdue(final long nowNs) {
        List<Connection> closing = null;
        for (final Connection connection : open) {
            final Connection.Overdue overdue = connection.overdue(nowNs, limits);
            if (overdue != null) {
                count(overdue, connection, nowNs);
                closing = closing == null ? new ArrayList<>() : closing;
                closing.add(connection);
            }
        }
        if (closing != null) {
            closing.forEach(connection -> {
                connection.onHandshakeEnd(nowNs);
                Channels.cut(connection.channel());
            });
        }
    }

    /** Cuts those that have been taking an answer since then or longer: they hold pages without which there can be no newer one. */
    public void cutSlowest(final long answerBegunNs) {
        for (final Connection connection : List.copyOf(open)) {
            if (connection.isAnswering(answerBegunNs)) {
                metrics.writeTimedOut();
                Channels.close(connection.channel());
            }
        }
    }

    /**
     * Cuts the one that has been taking its answer longest, if that is longer than anybody needs who reads: who does not read is not to keep
     * pages from those who do.
     *
     * @return false if all of them may still be reading.
     */
    public boolean cutSlowReader(final long nowNs) {
        Connection slowest = null;
        for (final Connection connection : open) {
            if (connection.isAnswering(nowNs - READING_NS)
                    && connection.channel().isOpen()
                    && (slowest == null || connection.answersLongerThan(slowest))) {
                slowest = connection;
            }
        }
        if (slowest == null) {
            return false;
        }
        metrics.writeTimedOut();
        Channels.close(slowest.channel());
        return true;
    }

    /**
     * A look at those on which nothing is on its way; in the third one they are ended: their clients are told, and have the time of a slow
     * read to end them, too.
     */
    public void endIdle(final long nowNs) {
        for (final Connection connection : List.copyOf(open)) {
            if (connection.isIdleAtLast()) {
                connection.onLinger(nowNs);
                Channels.endOutput(connection.channel());
            }
        }
    }

    public void closeAll() {
        List.copyOf(open).forEach(connection -> {
            if (connection.openAnswers() > 0) {
                Channels.cut(connection.channel());
            } else {
                Channels.close(connection.channel());
            }
        });
    }

    private void count(final Connection.Overdue overdue, final Connection connection, final long nowNs) {
        switch (overdue) {
            case HANDSHAKE -> metrics.tls().handshakeFailed(HandshakeFailure.TIMEOUT);
            case READ -> {
                metrics.readTimedOut();
                tell("read", connection, nowNs);
            }
            case WRITE -> {
                metrics.writeTimedOut();
                tell("write", connection, nowNs);
            }
            case IDLE, LINGER -> {}
        }
    }

    private void tell(final String operation, final Connection connection, final long nowNs) {
        if (events.isDue(LogEvent.TIMEOUT, operation, nowNs)) {
            final String peer = Peers.of(connection.channel());
            events.at(LogEvent.TIMEOUT)
                    .addKeyValue("reason", operation)
                    .addKeyValue("peer_addr", peer)
                    .log("cut off {}: too slow to {}", peer, operation.equals("read") ? "ask" : "take an answer");
        }
    }
}
