package io.tailrace.springboot;

import io.tailrace.config.JournalKeys;
import io.tailrace.config.ProbesKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.probes.JvmProbes;
import io.tailrace.probes.ProbesContext;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;

/** The probes of an application, if its configuration wants them. Without a journal the flight recorder is left alone, because it writes files. */
final class StarterProbes implements AutoCloseable {
    /** The start of an application does not pay for beginning it. */
    private static final long FLIGHT_RECORDER_DELAY_MS = TimeUnit.SECONDS.toMillis(3);

    private final JvmProbes probes;

    StarterProbes(final TailraceConfig config, final TelemetryEngine engine, final EngineClock clock) {
        final boolean hasJournal = config.get(JournalKeys.PATH).isPresent();
        probes = config.get(ProbesKeys.ENABLED)
                ? JvmProbes.launch(
                        new ProbesContext()
                                .clock(clock)
                                .hiccupIntervalNs(config.get(ProbesKeys.HICCUP_INTERVAL))
                                .pollIntervalNs(config.get(ProbesKeys.POLL_INTERVAL))
                                .flightRecorder(config.get(ProbesKeys.FLIGHT_RECORDER) && hasJournal)
                                .flightRecorderDelayMs(FLIGHT_RECORDER_DELAY_MS),
                        engine)
                : null;
    }

    boolean isRunning() {
        return probes != null;
    }

    @Override
    public void close() {
        CloseHelper.close(probes);
    }
}
