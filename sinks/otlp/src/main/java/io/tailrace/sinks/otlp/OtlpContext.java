package io.tailrace.sinks.otlp;

import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.otlp.call.CallSettings;
import io.tailrace.sinks.otlp.call.OtlpClient;
import io.tailrace.sinks.otlp.call.OtlpTls;
import io.tailrace.sinks.otlp.grpc.GrpcOtlpClient;
import io.tailrace.sinks.otlp.http.HttpOtlpClient;
import io.tailrace.sinks.otlp.mapping.MappingOptions;
import io.tailrace.sinks.otlp.mapping.Resources;
import io.tailrace.sinks.transport.DeliveryAgent;
import io.tailrace.sinks.transport.DeliverySettings;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the OTLP transport is built from. Fluent; every option but the endpoint has a default, and all are checked at once. One thread.
 *
 * <pre>{@code
 * OtlpAgent agent = new OtlpContext().endpoint("http://localhost:4317").open("otlp", journal, tracker, positions, clock);
 * TransportRunner runner = TransportRunner.start(agent, threads);
 * }</pre>
 */
public final class OtlpContext {
    /** As OpenTelemetry's SDKs have it: receivers and their bills are made for a point a minute. */
    private static final long DEFAULT_EXPORT_INTERVAL_MS = 60_000;

    /** A little less than the 4 MiB that gRPC's servers take unless they are told otherwise. */
    private static final int DEFAULT_MAX_REQUEST_LENGTH = 4_000_000;

    private static final int BATCH_TIMEOUTS = 60;

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> resourceAttributes = new LinkedHashMap<>();
    private OtlpProtocol protocol = OtlpProtocol.GRPC;
    private String endpoint;
    private OtlpTls tls;
    private boolean gzip;
    private long timeoutMs = 10_000;
    private long longestWaitMs = 300_000;
    private int maxRequestLengthInBytes = DEFAULT_MAX_REQUEST_LENGTH;
    private int maxResponseLengthInBytes = 1 << 22;
    private boolean metrics = true;
    private boolean entries = true;
    private long exportIntervalMs = DEFAULT_EXPORT_INTERVAL_MS;
    private int maxEntries = 512;
    private long entryDelayMs = 1_000;
    private long closeTimeoutMs = 5_000;
    private boolean exponentialHistograms;
    private int maxExponentialBuckets = MappingOptions.DEFAULT_EXPONENTIAL_BUCKETS;
    private ThreadFactory threadFactory = OtlpContext::newDaemonThread;

    /**
     * Where requests go: a URL of http or https, host and port. Without a port it is 443 for https, and for http that of the protocol. For HTTP, {@code
     * /v1/metrics} and {@code /v1/logs} are put behind its path.
     *
     * @param value such as {@code http://localhost:4317}.
     * @return this.
     */
    public OtlpContext endpoint(final String value) {
        endpoint = value;
        return this;
    }

    /**
     * How requests are carried; default {@link OtlpProtocol#GRPC}.
     *
     * @param value which protocol.
     * @return this.
     */
    public OtlpContext protocol(final OtlpProtocol value) {
        protocol = value;
        return this;
    }

    /**
     * A header that is sent with each request, for example {@code authorization}; default none. Values are never logged.
     *
     * @param name of the header.
     * @param value printable ASCII.
     * @return this.
     */
    public OtlpContext header(final String name, final String value) {
        headers.put(name, value);
        return this;
    }

    /**
     * Whom to trust over https, and what to show; default the JDK's CAs and no client certificate.
     *
     * @param value the files.
     * @return this.
     */
    public OtlpContext tls(final OtlpTls value) {
        tls = value;
        return this;
    }

    /**
     * Whether requests are compressed by gzip; default false.
     *
     * @param value whether they are.
     * @return this.
     */
    public OtlpContext gzip(final boolean value) {
        gzip = value;
        return this;
    }

    /**
     * Time from sending a request to its whole answer; default 10,000.
     *
     * @param value milliseconds, 1 to 600000.
     * @return this.
     */
    public OtlpContext timeoutMs(final long value) {
        timeoutMs = value;
        return this;
    }

    /**
     * As long as a destination may ask to be left alone (RetryInfo, Retry-After); default 300,000.
     *
     * @param value milliseconds, 1 to 3600000.
     * @return this.
     */
    public OtlpContext longestWaitMs(final long value) {
        longestWaitMs = value;
        return this;
    }

    /**
     * Longest request, before it is compressed; default 4,000,000. What is longer is sent as several.
     *
     * @param value bytes, 1024 to 67108864.
     * @return this.
     */
    public OtlpContext maxRequestLengthInBytes(final int value) {
        maxRequestLengthInBytes = value;
        return this;
    }

    /**
     * Longest answer; default 4,194,304. A longer one counts as a refusal, as the protocol wants it.
     *
     * @param value bytes, 1024 to 67108864.
     * @return this.
     */
    public OtlpContext maxResponseLengthInBytes(final int value) {
        maxResponseLengthInBytes = value;
        return this;
    }

    /**
     * Whether metrics are exported; default true.
     *
     * @param value whether they are.
     * @return this.
     */
    public OtlpContext metrics(final boolean value) {
        metrics = value;
        return this;
    }

    /**
     * Whether telemetry entries are exported, as log records; default true.
     *
     * @param value whether they are.
     * @return this.
     */
    public OtlpContext entries(final boolean value) {
        entries = value;
        return this;
    }

    /**
     * Time between exports of metrics; default 60,000, as in OpenTelemetry's SDKs.
     *
     * @param value milliseconds, 100 to 3600000.
     * @return this.
     */
    public OtlpContext exportIntervalMs(final long value) {
        exportIntervalMs = value;
        return this;
    }

    /**
     * Entries that are sent at once, about; default 512.
     *
     * @param value 1 to 100000.
     * @return this.
     */
    public OtlpContext maxEntries(final int value) {
        maxEntries = value;
        return this;
    }

    /**
     * As long as entries wait for more; default 1,000.
     *
     * @param value milliseconds, 0 to 60000.
     * @return this.
     */
    public OtlpContext entryDelayMs(final long value) {
        entryDelayMs = value;
        return this;
    }

    /**
     * As long as it is tried to deliver the rest at the end; default 5,000.
     *
     * @param value milliseconds, 0 to 60000.
     * @return this.
     */
    public OtlpContext closeTimeoutMs(final long value) {
        closeTimeoutMs = value;
        return this;
    }

    /**
     * Whether histograms are exported as exponential ones; default false: with the bounds of their metric, as on {@code /metrics}.
     *
     * @param value whether they are.
     * @return this.
     */
    public OtlpContext exponentialHistograms(final boolean value) {
        exponentialHistograms = value;
        return this;
    }

    /**
     * Buckets of an exponential histogram at the most; default 160. What has more is made coarser.
     *
     * @param value 2 to 10000.
     * @return this.
     */
    public OtlpContext maxExponentialBuckets(final int value) {
        maxExponentialBuckets = value;
        return this;
    }

    /**
     * A further attribute of the resource; default none. It wins over one that the journal tells.
     *
     * @param name of the attribute.
     * @param value of it.
     * @return this.
     */
    public OtlpContext resourceAttribute(final String name, final String value) {
        resourceAttributes.put(name, value);
        return this;
    }

    /**
     * Makes the threads that the network needs; default daemons.
     *
     * @param value makes threads.
     * @return this.
     */
    public OtlpContext threadFactory(final ThreadFactory value) {
        threadFactory = value;
        return this;
    }

    /** Checks everything; all faults are in the one message. */
    OtlpSettings conclude() {
        final ContextFaults faults = new ContextFaults();
        final URI uri = faults.endpoint(endpoint, protocol);
        faults.headers(headers);
        faults.tls(tls, uri);
        faults.range("timeoutMs", timeoutMs, 1, 600_000);
        faults.range("longestWaitMs", longestWaitMs, 1, 3_600_000);
        faults.range("maxRequestLengthInBytes", maxRequestLengthInBytes, 1_024, 1 << 26);
        faults.range("maxResponseLengthInBytes", maxResponseLengthInBytes, 1_024, 1 << 26);
        faults.range("exportIntervalMs", exportIntervalMs, 100, 3_600_000);
        faults.range("maxEntries", maxEntries, 1, 100_000);
        faults.range("entryDelayMs", entryDelayMs, 0, 60_000);
        faults.range("closeTimeoutMs", closeTimeoutMs, 0, 60_000);
        faults.range("maxExponentialBuckets", maxExponentialBuckets, 2, 10_000);
        faults.present("threadFactory", threadFactory);
        if (!metrics && !entries) {
            faults.add("neither metrics nor entries are exported: leave one of them on");
        }
        faults.throwIfAny();
        final CallSettings calls = new CallSettings(
                uri,
                headers,
                gzip,
                TimeUnit.MILLISECONDS.toNanos(timeoutMs),
                TimeUnit.MILLISECONDS.toNanos(longestWaitMs),
                maxRequestLengthInBytes,
                maxResponseLengthInBytes,
                tls,
                "tailrace/" + Resources.version(),
                threadFactory);
        return new OtlpSettings(
                protocol,
                calls,
                new MappingOptions(exponentialHistograms, maxExponentialBuckets),
                new Resources(resourceAttributes),
                metrics,
                entries,
                TimeUnit.MILLISECONDS.toNanos(exportIntervalMs),
                maxEntries,
                TimeUnit.MILLISECONDS.toNanos(entryDelayMs),
                closeTimeoutMs);
    }

    /**
     * Makes the transport. It connects and reads when it is run.
     *
     * @param name of the transport; its position and its hold in the journal have it.
     * @param source of the journal.
     * @param tracker decides when to try, and counts.
     * @param positions keeps the position; stays the caller's.
     * @param clock read once a duty cycle.
     * @return to be run on a thread of its own; closed by it.
     * @throws IllegalArgumentException with all faults of the settings.
     * @throws io.tailrace.sinks.otlp.call.TlsFileException if a file of TLS cannot be used.
     * @throws io.tailrace.engine.log.FrameLogException if the position cannot be read.
     */
    public OtlpAgent open(
            final String name,
            final JournalSource source,
            final DeliveryTracker tracker,
            final PositionStore positions,
            final EngineClock clock) {
        final OtlpSettings settings = conclude();
        return open(name, source, tracker, positions, clock, settings, client(settings, clock));
    }

    static OtlpAgent open(
            final String name,
            final JournalSource source,
            final DeliveryTracker tracker,
            final PositionStore positions,
            final EngineClock clock,
            final OtlpSettings settings,
            final OtlpClient client) {
        final JournalBookmark behind =
                positions.load(name).map(JournalBookmark::parse).orElse(null);
        final OtlpBatcher batcher =
                new OtlpBatcher(settings, clock, new JournalContext(source, behind), new LineStart(positions, name));
        final DeliverySettings defaults = DeliverySettings.defaults();
        final DeliverySettings delivery = new DeliverySettings(
                defaults.framesPerDutyCycle(),
                settings.entryDelayNs(),
                settings.calls().timeoutNs() * BATCH_TIMEOUTS,
                defaults.saveIntervalNs(),
                settings.closeTimeoutMs());
        final OtlpOutlet outlet = new OtlpOutlet(client, settings.calls().maxRequestLengthInBytes());
        return new OtlpAgent(
                new DeliveryAgent<>(name, source, batcher, outlet, tracker, positions, delivery, clock), batcher);
    }

    /**
     * Makes an outlet alone, for those who have batches of their own, as a replay has.
     *
     * @param clock for dates that the destination tells.
     * @return to be closed by the caller.
     * @throws IllegalArgumentException with all faults of the settings.
     * @throws io.tailrace.sinks.otlp.call.TlsFileException if a file of TLS cannot be used.
     */
    public OtlpOutlet outlet(final EngineClock clock) {
        final OtlpSettings settings = conclude();
        return new OtlpOutlet(client(settings, clock), settings.calls().maxRequestLengthInBytes());
    }

    /**
     * Replays a range of a journal as batches: the totals at the end of each interval of the query, at their times, and the entries.
     *
     * @param query what is replayed.
     * @param sink takes the batches in their order, on the thread that reads the journal.
     * @return to be fed with frames, and finished.
     * @throws IllegalArgumentException with all faults of the settings.
     */
    public Replay replay(final ReplayQuery query, final Consumer<OtlpBatch> sink) {
        return OtlpReplay.of(conclude(), query, sink);
    }

    static OtlpClient client(final OtlpSettings settings, final EngineClock clock) {
        return settings.protocol() == OtlpProtocol.GRPC
                ? new GrpcOtlpClient(settings.calls())
                : new HttpOtlpClient(settings.calls(), settings.protocol() == OtlpProtocol.HTTP_JSON, clock);
    }

    private static Thread newDaemonThread(final Runnable task) {
        final Thread thread = new Thread(task, "tailrace-otlp-network");
        thread.setDaemon(true);
        return thread;
    }
}
