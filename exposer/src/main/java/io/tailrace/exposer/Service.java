package io.tailrace.exposer;

import io.tailrace.engine.time.EngineClock;

/** What all connections of an exposer share. Event-loop thread. */
record Service(
        EngineClock clock,
        ConnectionLimits limits,
        ScrapeState state,
        ExposerMetrics metrics,
        Connections connections,
        AnswerWriter writer,
        CorrelationIds correlationIds,
        DistinctWarnings warnings) {
    /** What a route says now. */
    Answer answer(final Route route) {
        return switch (route) {
            case METRICS -> state.metrics();
            case HEALTHZ -> Answers.ALIVE;
            case READYZ -> state.readiness();
            case OTHER -> Answers.of(Refusal.NOT_FOUND);
        };
    }
}
