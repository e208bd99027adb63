package io.tailrace.exposer.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.answer.Route;
import io.tailrace.exposer.connection.Peers;
import io.tailrace.exposer.fault.EventLog;
import io.tailrace.exposer.fault.LogEvent;
import io.tailrace.exposer.fault.LogText;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Records about requests. Of a request they say the route, never the path or a query; of its header the client's name for itself and the
 * correlation id, nothing else. Event-loop thread.
 */
final class RequestLog {
    private static final double NS_PER_MS = 1e6;

    private final EventLog events;

    RequestLog(final EventLog events) {
        this.events = events;
    }

    void refused(
            final Channel channel,
            final HttpRequest request,
            final Route route,
            final Refusal refusal,
            final String correlationId,
            final long nowNs) {
        if (events.isDue(LogEvent.REFUSED, refusal.label(), nowNs)) {
            final String peer = Peers.of(channel);
            record(LogEvent.REFUSED, route, refusal.status().code(), peer, request, correlationId)
                    .addKeyValue("reason", refusal.label())
                    .log("refused a request of {}: {}", peer, refusal.label());
        }
    }

    boolean isServedLogged(final Route route) {
        return events.isOn(event(route));
    }

    void served(
            final Channel channel,
            final HttpRequest request,
            final Route route,
            final int status,
            final String correlationId,
            final long latencyNs) {
        final String peer = Peers.of(channel);
        record(event(route), route, status, peer, request, correlationId)
                .addKeyValue("latency_ms", latencyNs / NS_PER_MS)
                .log("{} {} for {}", route.label(), status, peer);
    }

    private LoggingEventBuilder record(
            final LogEvent event,
            final Route route,
            final int status,
            final String peer,
            final HttpRequest request,
            final String correlationId) {
        final LoggingEventBuilder record = events.at(event)
                .addKeyValue("endpoint", route.label())
                .addKeyValue("status", status)
                .addKeyValue("peer_addr", peer)
                .addKeyValue("corr_id", correlationId);
        final String agent = request.headers().get(HttpHeaderNames.USER_AGENT);
        return agent == null ? record : record.addKeyValue("user_agent", LogText.of(agent));
    }

    private static LogEvent event(final Route route) {
        return route == Route.METRICS ? LogEvent.SCRAPE : LogEvent.PROBE;
    }
}
