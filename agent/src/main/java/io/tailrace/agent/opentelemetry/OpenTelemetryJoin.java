package io.tailrace.agent.opentelemetry;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.opentelemetry.OpenTelemetryContext;
import io.tailrace.opentelemetry.TailraceOpenTelemetry;
import java.util.List;
import java.util.function.BiFunction;

/** Called with the engine and the attributes of the resource, which may be null: from then on all who ask for meters are given the engine's. */
public final class OpenTelemetryJoin implements BiFunction<Object, Object, AutoCloseable> {
    /** Somebody who asks for the global one while there is none sets one that does nothing. */
    private static final int MOST_TRIES = 10;

    /** Of the attributes of the resource, those that are shown. */
    private static final List<String> KEPT = List.of("service.", "deployment.", "telemetry.");

    /** Made by its name. */
    public OpenTelemetryJoin() {}

    @Override
    public AutoCloseable apply(final Object engine, final Object resource) {
        final TailraceOpenTelemetry ours = TailraceOpenTelemetry.launch(new OpenTelemetryContext()
                .engine((TelemetryEngine) engine)
                .resource(resource == null ? null : ofService((Attributes) resource))
                .threadFactory(OpenTelemetryJoin::thread));
        if (ours.getMeterProvider() != MeterProvider.noop()) { // else the API is too old for it, as it has told
            replace(ours);
        }
        return ours;
    }

    /** Of the rest, the command line of the process for example is nobody's business, and the machine is what the scraper says it is. */
    private static Attributes ofService(final Attributes resource) {
        return resource.toBuilder()
                .removeIf(key -> KEPT.stream().noneMatch(key.getKey()::startsWith))
                .build();
    }

    private static void replace(final TailraceOpenTelemetry ours) {
        final OpenTelemetry before = GlobalOpenTelemetry.get();
        try {
            set(MetersOf.one(ours, before));
        } catch (final RuntimeException | Error refused) {
            ours.close();
            set(before);
            throw refused;
        }
    }

    /** The reset is for tests, says its name; but nothing else lets a second one be set. */
    private static void set(final OpenTelemetry global) {
        for (int tries = 1; ; tries++) {
            GlobalOpenTelemetry.resetForTest();
            try {
                GlobalOpenTelemetry.set(global);
                return;
            } catch (final IllegalStateException setByAnother) {
                if (tries == MOST_TRIES) {
                    throw setByAnother;
                }
            }
        }
    }

    /** Of the agent, not of the host's thread that happens to add the first callback. */
    private static Thread thread(final Runnable task) {
        final Thread thread = new Thread(null, task, "tailrace-opentelemetry", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(OpenTelemetryJoin.class.getClassLoader());
        return thread;
    }
}
