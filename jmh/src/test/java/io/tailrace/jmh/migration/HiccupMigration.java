package io.tailrace.jmh.migration;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.probes.JvmProbes;
import io.tailrace.probes.ProbesContext;

/** From jHiccup to the probes. */
final class HiccupMigration {
    private HiccupMigration() {}

    static String after() throws Exception {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().service("orders"));
                Exposer exposer = Exposer.launch(new ExposerContext(), engine::openTailer, EngineClock.system())) {
            // tag::after[]
            final JvmProbes probes = JvmProbes.launch(new ProbesContext(), engine);
            serve();
            // end::after[]
            final String page = Pages.fetchUntil(exposer.address().getPort(), "tailrace_jvm_hiccup_seconds_count");
            probes.close();
            return page;
        }
    }

    private static void serve() {}
}
