package io.tailrace.cli.bench.delivery;

import io.tailrace.cli.bench.ChannelTarget;
import io.tailrace.cli.bench.paced.PacedTarget;
import io.tailrace.cli.bench.proxy.FaultyProxy;
import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.VersionText;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.status.ErrorCounter;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.SleepingMillisIdleStrategy;

/** All that runs while calls are measured: engine, journal, exposer, scraper, stream, proxy, and what disturbs them. Belongs to one thread. */
final class DeliveryLoad implements AutoCloseable {
    /** Channel of the calls that nothing disturbs. */
    static final String UNDISTURBED = "bench-undisturbed";

    /** Channel of the calls while everything fails. */
    static final String DISTURBED = "bench-disturbed";

    private static final String METRIC = "bench_call_seconds";
    private static final int RING_SAMPLES = 32_768;
    private static final long FLUSH_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long PROBE_SLACK_NS = TimeUnit.MINUTES.toNanos(5);
    private static final int IDLE_MS = 1;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final ErrorCounter errors = new ErrorCounter();
    private final EngineClock clock;
    private final Path journal;
    private final Random random;
    private final ProbeTimes times;
    private final ProbeDelays toStream;
    private final ProbeDelays toFile;
    private final PageCheck pages;
    private long bornNs;
    private StallingDisk disk;
    private TelemetryEngine engine;
    private Exposer exposer;
    private Metric metric;
    private StreamLoad stream;
    private FaultyProxy proxy;
    private FaultPlan plan;
    private LateScraper scraper;
    private AgentRunner scraping;
    private AgentRunner probing;

    private DeliveryLoad(final Path folder, final DeliverySettings settings, final EngineClock clock) {
        this.clock = clock;
        journal = folder.resolve("journal");
        random = new Random(settings.seed());
        final long longestNs = settings.warmUpNs() + settings.undisturbedNs() + settings.durationNs() + PROBE_SLACK_NS;
        times = new ProbeTimes(Math.toIntExact(longestNs / Probe.INTERVAL_NS));
        toStream = new ProbeDelays(times);
        toFile = new ProbeDelays(times);
        pages = new PageCheck(times);
    }

    /** Starts all but the calls; nothing fails yet. */
    static DeliveryLoad launch(final Path folder, final DeliverySettings settings, final EngineClock clock) {
        final DeliveryLoad load = new DeliveryLoad(folder, settings, clock);
        try {
            load.launchEngine();
            load.launchStream(folder.resolve("positions"));
            load.launchReaders();
            return load;
        } catch (final RuntimeException | Error fault) {
            CloseHelper.quietClose(load);
            throw fault;
        }
    }

    private void launchEngine() {
        final Random stalls = new Random(random.nextLong());
        engine = opened(TelemetryEngine.launch(new EngineContext()
                .service("bench")
                .buildVersion(VersionText.build())
                .rateLimitPerSecond(0)
                .journal((journalClock, faults) -> {
                    disk = new StallingDisk(ChronicleJournal.at(journal).open(journalClock, faults), clock, stalls);
                    return disk;
                })
                .closeTimeoutNs(FLUSH_TIMEOUT_NS)
                .clock(clock)));
        metric = engine.register(MetricDescriptor.histogram(METRIC)
                .unit(Unit.SECONDS)
                .help("What the calls of tailrace bench delivery were given.")
                .build());
        bornNs = clock.nanoTime();
        exposer = opened(Exposer.launch(
                new ExposerContext()
                        .port(0)
                        .expectedScrapeIntervalMs(TimeUnit.NANOSECONDS.toMillis(LateScraper.INTERVAL_NS)),
                engine::openTailer,
                clock));
    }

    private void launchStream(final Path positions) {
        stream = opened(StreamLoad.launch(engine, journal, positions, clock, toStream, errors));
        proxy = FaultyProxy.listen(stream.serverAddress(), clock, new Random(random.nextLong()));
        run(proxy);
        stream.connect(proxy.address());
        plan = new FaultPlan(
                proxy, clock, new Random(random.nextLong()), stream.receiver().ledger()::received);
        run(plan);
    }

    private void launchReaders() {
        probing = run(new Probe(engine, clock, times));
        run(new FileWatch(journal, clock, toFile));
        scraper = new LateScraper(
                URI.create(Text.url(exposer.address()) + "/metrics"),
                clock,
                new Random(random.nextLong()),
                pages,
                bornNs);
        scraping = run(scraper);
    }

    private AgentRunner run(final Agent agent) {
        final AgentRunner runner = new AgentRunner(new SleepingMillisIdleStrategy(IDLE_MS), errors, null, agent);
        AgentRunner.startOnThread(runner, task -> {
            final Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        return opened(runner);
    }

    private <T extends AutoCloseable> T opened(final T resource) {
        opened.add(resource);
        return resource;
    }

    /** Whether something was received already: what is not connected cannot be disturbed. */
    boolean isStreaming() {
        return stream.receiver().newestProbe() > 0;
    }

    /** A channel of its own for calls. */
    PacedTarget target(final String name) {
        final Channel channel = engine.openChannel(name, RING_SAMPLES);
        return new ChannelTarget(channel, channel.histogram(metric));
    }

    /** Waits until everything recorded is in the journal; from then on probes count. */
    void settle() {
        engine.flush(FLUSH_TIMEOUT_NS);
    }

    /** From now on everything fails, and probes count. */
    void disturb() {
        toStream.begin();
        toFile.begin();
        disk.stall(true);
        plan.disturb(true);
        scraper.beLate(true);
    }

    /** Nothing fails any more; what is broken by then recovers. */
    void leaveAlone() {
        plan.disturb(false);
        disk.stall(false);
        scraper.beLate(false);
    }

    /** Whether all has recovered. */
    boolean isQuiet() {
        return plan.isQuiet();
    }

    /** Ends the probes, and brings everything recorded into the journal. */
    FlushResult flush() {
        CloseHelper.close(probing);
        return engine.flush(FLUSH_TIMEOUT_NS);
    }

    /** Whether the stream has received all probes, and as many calls as were made. */
    boolean isCaughtUp(final long calls) {
        return stream.receiver().newestProbe() >= times.newest()
                && stream.receiver().calls() >= calls;
    }

    /** Ends the scraper, which asks for a page once more. */
    void endScraping() {
        CloseHelper.close(scraping);
        scraper.scrape(clock.nanoTime());
    }

    /** Asks for a last page, on which all is that was counted when the one before it was asked for; empty if none was ever read. */
    Optional<PageValues> lastPage() {
        scraper.scrape(clock.nanoTime());
        return Optional.ofNullable(scraper.newest());
    }

    Path journal() {
        return journal;
    }

    StallingDisk disk() {
        return disk;
    }

    StreamLoad stream() {
        return stream;
    }

    FaultyProxy proxy() {
        return proxy;
    }

    FaultPlan plan() {
        return plan;
    }

    LateScraper scraper() {
        return scraper;
    }

    PageCheck pages() {
        return pages;
    }

    ProbeDelays toStream() {
        return toStream;
    }

    ProbeDelays toFile() {
        return toFile;
    }

    /** Errors of anything that ran; once it has ended. */
    long errors() {
        return engine.errorCount() + errors.count() + stream.faults();
    }

    @Override
    public void close() {
        final List<AutoCloseable> lastFirst = new ArrayList<>(opened);
        Collections.reverse(lastFirst);
        CloseHelper.closeAll(lastFirst);
    }
}
