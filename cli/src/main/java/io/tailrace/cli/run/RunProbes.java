package io.tailrace.cli.run;

import io.tailrace.config.ProbesKeys;
import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.probes.JvmProbes;
import io.tailrace.probes.ProbesContext;
import java.util.concurrent.TimeUnit;

/** The probes of a run. */
final class RunProbes {
    /** A run of a moment does not pay for beginning it. */
    private static final long FLIGHT_RECORDER_DELAY_MS = TimeUnit.SECONDS.toMillis(3);

    private RunProbes() {}

    /** Null if the configuration wants none. With amnesia the flight recorder is left alone, because it writes files. */
    static JvmProbes launch(final RunSettings settings, final TelemetryEngine engine, final EngineClock clock) {
        final TailraceConfig config = settings.config();
        if (!config.get(ProbesKeys.ENABLED)) {
            return null;
        }
        return JvmProbes.launch(
                new ProbesContext()
                        .clock(clock)
                        .hiccupIntervalNs(config.get(ProbesKeys.HICCUP_INTERVAL))
                        .pollIntervalNs(config.get(ProbesKeys.POLL_INTERVAL))
                        .flightRecorder(config.get(ProbesKeys.FLIGHT_RECORDER) && !settings.isAmnesia())
                        .flightRecorderDelayMs(FLIGHT_RECORDER_DELAY_MS),
                engine);
    }
}
