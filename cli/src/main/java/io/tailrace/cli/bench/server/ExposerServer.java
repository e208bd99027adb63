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
import io.tailrace.exposer.TlsConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentRunner;

/** Ours: an engine and its exposer, as a service has them, and as many synthetic series as are asked for. */
public final class ExposerServer implements MeasuredServer {
    private static final String DEPENDENCY = "bench";

    private final TelemetryEngine engine;
    private final Exposer exposer;
    private final AgentRunner synthetic;

    private ExposerServer(final int series, final ExposerContext context) {
        final EngineClock clock = EngineClock.system();
        engine = TelemetryEngine.launch(new EngineContext()
                .service("bench")
                .buildVersion(VersionText.build())
                .clock(clock));
        exposer = Exposer.launch(context, engine::openTailer, clock);
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
     * @param args number of synthetic series, 0 for none; for TLS also the files of its certificate and of its key.
     * @throws IOException if standard input cannot be read.
     */
    public static void main(final String... args) throws IOException {
        final ExposerContext context = args.length == 1
                ? new ExposerContext()
                : new ExposerContext().tls(TlsConfig.of(Path.of(args[1]), Path.of(args[2])));
        ServerLoop.serve(new ExposerServer(Integer.parseInt(args[0]), context));
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
