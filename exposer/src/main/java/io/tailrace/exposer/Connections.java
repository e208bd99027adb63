package io.tailrace.exposer;

import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All open connections: how many there may be, and how long each may take. Event-loop thread. */
final class Connections {
    private final ConnectionLimits limits;
    private final ExposerMetrics metrics;
    private final Set<Connection> open = new LinkedHashSet<>();
    private long nowNs;

    Connections(final ConnectionLimits limits, final ExposerMetrics metrics, final long nowNs) {
        this.limits = limits;
        this.metrics = metrics;
        this.nowNs = nowNs;
    }

    /** Time of the loop's last turn. */
    long nowNs() {
        return nowNs;
    }

    boolean isFull() {
        return open.size() >= limits.maxConnections();
    }

    int size() {
        return open.size();
    }

    Connection add(final Channel channel) {
        final Connection connection = new Connection(channel, nowNs);
        open.add(connection);
        channel.closeFuture().addListener(closed -> open.remove(connection));
        return connection;
    }

    /** Cuts those that took too long. */
    void onTurn(final long turnNs) {
        nowNs = turnNs;
        List<Connection> closing = null;
        for (final Connection connection : open) {
            final Connection.Overdue overdue = connection.overdue(turnNs, limits);
            if (overdue != null) {
                count(overdue);
                closing = closing == null ? new ArrayList<>() : closing;
                closing.add(connection);
            }
        }
        if (closing != null) {
            closing.forEach(connection -> Channels.close(connection.channel()));
        }
    }

    void closeAll() {
        List.copyOf(open).forEach(connection -> Channels.close(connection.channel()));
    }

    private void count(final Connection.Overdue overdue) {
        switch (overdue) {
            case READ -> metrics.readTimedOut();
            case WRITE -> metrics.writeTimedOut();
            case IDLE, LINGER -> {}
        }
    }
}
