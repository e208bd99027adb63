package io.tailrace.cli.transport;

import io.tailrace.config.ConfigKey;
import io.tailrace.config.TailraceConfig;
import io.tailrace.config.TransportKeys;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.RetryPolicy;
import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;

/**
 * What transports are made of.
 *
 * @param config what holds.
 * @param journal the folder that they read.
 * @param engine counts what becomes of them.
 * @param clock the one clock.
 * @param errors takes what cannot be read of the journal.
 * @param isOwn whether the journal is written by this process, under the labels of {@code config}.
 */
public record TransportSetup(
        TailraceConfig config,
        Path journal,
        TelemetryEngine engine,
        EngineClock clock,
        ErrorHandler errors,
        boolean isOwn) {
    private static final String POSITIONS = "-positions";

    /** The journal, opened by each transport for itself. */
    JournalSource source() {
        return JournalSource.at(journal, errors);
    }

    /** Of all transports. */
    RetryPolicy retryPolicy() {
        return new RetryPolicy(
                config.get(TransportKeys.RETRY_INITIAL),
                config.get(TransportKeys.RETRY_LONGEST),
                config.get(TransportKeys.ISOLATE_AFTER),
                config.get(TransportKeys.ISOLATED_RETRY));
    }

    /** Where a transport's positions are: each has a folder of its own, which it locks. */
    Path positions(final String transport) {
        return config.get(TransportKeys.POSITIONS_PATH)
                .orElseGet(() -> journal.resolveSibling(journal.getFileName() + POSITIONS))
                .resolve(transport);
    }

    DeliveryMeter meter(final String transport) {
        return DeliveryMeter.of(engine, transport);
    }

    DeliveryTracker tracker(final String transport) {
        return new DeliveryTracker(
                transport,
                retryPolicy(),
                meter(transport),
                clock,
                ThreadLocalRandom.current().nextLong());
    }

    /** Makes daemons of a name. */
    static ThreadFactory threads(final String transport) {
        return task -> {
            final Thread thread = new Thread(task, "tailrace-" + transport);
            thread.setDaemon(true);
            return thread;
        };
    }

    int intOf(final ConfigKey<Long> key) {
        return Math.toIntExact(config.get(key));
    }

    long msOf(final ConfigKey<Long> key) {
        return TimeUnit.NANOSECONDS.toMillis(config.get(key));
    }
}
