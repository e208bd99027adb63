package io.tailrace.cli.bench.server;

import io.tailrace.cli.console.VersionText;
import io.tailrace.cli.synthetic.SyntheticSeries;
import io.tailrace.cli.synthetic.SyntheticShape;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.status.ErrorCounter;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import java.io.IOException;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentRunner;

/** Ours: an engine and its exposer, as a service has them, and as many synthetic series as are asked for. */
public final class ExposerServer implements MeasuredServer {
    private static final String DEPENDENCY = "bench";

    private final TelemetryEngine engine;
    private final Exposer exposer;
    private final AgentRunner synthetic;

    private ExposerServer(final int series) {
        final EngineClock clock = EngineClock.system();
        engine = TelemetryEngine.launch(new EngineContext()
                .service("bench")
                .buildVersion(VersionText.build())
                .clock(clock));
        exposer = Exposer.launch(new ExposerContext(), engine::openTailer, clock);
        synthetic = series == 0
                ? null
                : new SyntheticSeries(engine, SyntheticShape.of(series), clock, SyntheticSeries.DEFAULT_INTERVAL_NS)
                        .runner(new ErrorCounter());
        if (synthetic != null) {
            AgentRunner.startOnThread(synthetic);
        }
    }

    /**
     * Serves until its input ends.
     *
     * @param args number of synthetic series, 0 for none.
     * @throws IOException if standard input cannot be read.
     */
    public static void main(final String... args) throws IOException {
        ServerLoop.serve(new ExposerServer(Integer.parseInt(args[0])));
    }

    @Override
    public int port() {
        return exposer.address().getPort();
    }

    @Override
    public void ready(final boolean isReady) {
        exposer.health().set(DEPENDENCY, isReady);
    }

    @Override
    public void close() {
        CloseHelper.closeAll(synthetic, exposer, engine);
    }
}
