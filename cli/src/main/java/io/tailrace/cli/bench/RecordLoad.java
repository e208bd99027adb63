package io.tailrace.cli.bench;

import io.tailrace.cli.bench.paced.PacedTarget;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.VersionText;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.status.ErrorCounter;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/** All that runs while calls are measured: engine, journal, exposer, scraper, stream. Belongs to one thread. */
final class RecordLoad implements AutoCloseable {
    /** The histogram that the calls record into. */
    static final String METRIC = "bench_call_seconds";

    /** The channels are called so and a number. */
    static final String CHANNEL_PREFIX = "bench-";

    /** What a ring holds: as many as by default. */
    static final int RING_SAMPLES = 32_768;

    private static final long FLUSH_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);
    private static final int IDLE_MS = 10;
    private static final long SETTLE_WAIT_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int SETTLE_WAITS = 200;

    private final ErrorCounter errors = new ErrorCounter();
    private final List<PacedTarget> targets = new ArrayList<>();
    private final TelemetryEngine engine;
    private final Exposer exposer;
    private final Scraper scraper;
    private final SnapshotStream stream;
    private final AgentRunner scraping;
    private final AgentRunner streaming;
    private FlushResult flushed = FlushResult.TIMED_OUT;

    private RecordLoad(
            final TelemetryEngine engine, final Exposer exposer, final ScratchFolder folder, final EngineClock clock) {
        this.engine = engine;
        this.exposer = exposer;
        scraper = new Scraper(URI.create(Text.url(exposer.address()) + "/metrics"), clock);
        stream = new SnapshotStream(engine.openTailer("bench-stream", StartPosition.EARLIEST), folder.stream());
        scraping = start(scraper);
        streaming = start(stream);
    }

    /** Starts all but the calls. */
    static RecordLoad launch(final ScratchFolder folder, final int channels, final EngineClock clock) {
        final TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .service("bench")
                .buildVersion(VersionText.build())
                .journal(ChronicleJournal.at(folder.journal()))
                .closeTimeoutNs(FLUSH_TIMEOUT_NS)
                .clock(clock));
        Exposer exposer = null;
        RecordLoad load = null;
        try {
            exposer = Exposer.launch(new ExposerContext().port(0), engine::openTailer, clock);
            load = new RecordLoad(engine, exposer, folder, clock);
            load.openChannels(channels);
            return load;
        } catch (final RuntimeException | Error fault) {
            CloseHelper.quietCloseAll(load, exposer, engine);
            throw fault;
        }
    }

    private void openChannels(final int channels) {
        final Metric metric = engine.register(MetricDescriptor.histogram(METRIC)
                .unit(Unit.SECONDS)
                .help("What the calls of tailrace bench record were given.")
                .build());
        for (int i = 0; i < channels; i++) {
            final Channel channel = engine.openChannel(CHANNEL_PREFIX + i, RING_SAMPLES);
            targets.add(new ChannelTarget(channel, channel.histogram(metric)));
        }
    }

    private AgentRunner start(final Agent agent) {
        final AgentRunner runner = new AgentRunner(new SleepingMillisIdleStrategy(IDLE_MS), errors, null, agent);
        AgentRunner.startOnThread(runner, task -> {
            final Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        return runner;
    }

    /** One a channel. */
    List<PacedTarget> targets() {
        return List.copyOf(targets);
    }

    int epoch() {
        return engine.epoch();
    }

    /** Forgets the warm-up: waits until its samples are drained and the engine has told how full the rings were by then. */
    void settle(final StopSignal stop) {
        engine.flush(FLUSH_TIMEOUT_NS);
        final long before = stream.statuses();
        for (int i = 0; i < SETTLE_WAITS && stream.statuses() == before; i++) {
            if (stop.await(SETTLE_WAIT_NS)) {
                break;
            }
        }
        stream.beginMeasuring();
    }

    /** Ends everything, behind the calls; the journal then holds all that was recorded. */
    void end() {
        flushed = engine.flush(FLUSH_TIMEOUT_NS);
        close();
    }

    /** What went on; once it has ended. */
    LoadFacts facts() {
        return new LoadFacts(
                flushed,
                engine.errorCount() + errors.count(),
                scraper.pages(),
                scraper.bytes(),
                scraper.failures(),
                scraper.failure(),
                stream.lines(),
                stream.highestOccupancyPermille());
    }

    @Override
    public void close() {
        CloseHelper.closeAll(scraping, streaming, exposer, engine);
    }
}
