package io.tailrace.exposer.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.tailrace.codec.prometheus.ExpositionFormat;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.answer.Answer;
import io.tailrace.exposer.answer.Answers;
import io.tailrace.exposer.answer.Refusal;
import io.tailrace.exposer.answer.Route;
import io.tailrace.exposer.connection.ConnectionLimits;
import io.tailrace.exposer.connection.Connections;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.state.ScrapeState;
import io.tailrace.exposer.tls.TlsServer;

/** What all connections of an exposer share. Event-loop thread. */
public record Service(
        EngineClock clock,
        ScrapeState state,
        ExposerMetrics metrics,
        Connections connections,
        AnswerWriter writer,
        CorrelationIds correlationIds,
        TlsServer tls,
        ScrapeWatch scrapes,
        DistinctWarnings warnings) {
    /** As they are now; a reload can change them. */
    public ConnectionLimits limits() {
        return connections.limits();
    }

    /** What a route says now; a page in the format that is asked for. */
    Answer answer(final Route route, final HttpHeaders asked) {
        return switch (route) {
            case METRICS -> state.metrics(ExpositionFormat.negotiate(asked.getAll(HttpHeaderNames.ACCEPT)));
            case HEALTHZ -> Answers.ALIVE;
            case READYZ -> state.readiness();
            case OTHER -> Answers.of(Refusal.NOT_FOUND);
        };
    }
}
