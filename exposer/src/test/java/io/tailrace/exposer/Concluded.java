package io.tailrace.exposer;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.connection.ConnectionLimits;
import io.tailrace.exposer.connection.Connections;
import io.tailrace.exposer.fault.DistinctWarnings;
import io.tailrace.exposer.http.AnswerWriter;
import io.tailrace.exposer.http.CorrelationIds;
import io.tailrace.exposer.http.ScrapeWatch;
import io.tailrace.exposer.http.Service;
import io.tailrace.exposer.metrics.ExposerMetrics;
import io.tailrace.exposer.state.ScrapeState;
import io.tailrace.exposer.state.ScrapedLog;
import io.tailrace.exposer.tls.TlsServer;
import io.tailrace.testsupport.SettableClock;

/** What a concluded context makes of the parts of an exposer. */
public final class Concluded {
    private Concluded() {}

    public static ConnectionLimits limits(final ExposerContext context) {
        return context.conclude(new SettableClock()).limits();
    }

    /** All that connections share, of an exposer that has no listener. */
    public static Service service(final ExposerContext context, final FrameTailer tailer, final EngineClock clock) {
        final ExposerMetrics metrics = new ExposerMetrics();
        final DistinctWarnings warnings = new DistinctWarnings();
        return new Service(
                clock,
                state(context, tailer, clock, new HealthState(), metrics, warnings),
                metrics,
                new Connections(limits(context), metrics, clock.nanoTime()),
                new AnswerWriter(clock),
                new CorrelationIds(),
                tls(clock, metrics, warnings),
                new ScrapeWatch(metrics, warnings.events(), 0, clock.nanoTime()),
                warnings);
    }

    public static ScrapeState state(
            final ExposerContext context,
            final FrameTailer tailer,
            final EngineClock clock,
            final HealthState health,
            final ExposerMetrics metrics,
            final DistinctWarnings warnings) {
        final ExposerSettings settings = context.conclude(new SettableClock());
        return new ScrapeState(
                new ScrapedLog(tailer),
                clock,
                metrics,
                warnings,
                settings.readiness(health),
                settings.pollIntervalNs(),
                settings.showsCreated());
    }

    /** TLS that is off. */
    public static TlsServer tls(
            final EngineClock clock, final ExposerMetrics metrics, final DistinctWarnings warnings) {
        return new TlsServer(clock, metrics.tls(), warnings, 10_000_000, Runnable::run, Thread::new);
    }
}
