package io.tailrace.exposer;

import io.tailrace.engine.health.HostDependencies;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.connection.ConnectionLimits;
import io.tailrace.exposer.fault.Faults;
import io.tailrace.exposer.listen.Endpoint;
import io.tailrace.exposer.listen.TcpEndpoint;
import io.tailrace.exposer.listen.UnixEndpoint;
import io.tailrace.exposer.tls.TlsMaterial;
import io.tailrace.exposer.tls.TlsMaterialReader;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;

/**
 * What an {@link Exposer} is launched with. Fluent; everything has a default and is checked at once when the exposer is launched.
 * One thread.
 */
public final class ExposerContext {
    /** Address that is listened on by default: this machine only. */
    public static final String DEFAULT_HOST = "127.0.0.1";

    private String host = DEFAULT_HOST;
    private int port;
    private boolean isAddressGiven;
    private UnixSocketConfig unixSocket;
    private int maxConnections = 256;
    private int maxConcurrentRequests = 64;
    private int maxPipelinedRequests = 16;
    private int maxUriLengthInBytes = 2_048;
    private int maxHeaderLengthInBytes = 8_192;
    private long readTimeoutMs = 2_000;
    private long writeTimeoutMs = 2_000;
    private long idleTimeoutMs = 15_000;
    private long drainTimeoutMs = 1_000;
    private long stalenessBoundMs = 1_000;
    private long pollIntervalMs = 10;
    private int retryAfterS = 5;
    private boolean createdLines;
    private TlsConfig tls;
    private long readyHoldMs = 1_000;
    private long lameDuckMs;
    private long expectedScrapeIntervalMs;
    private HostDependencies dependencies;
    private ThreadFactory threadFactory = ExposerContext::newDaemonThread;

    /**
     * Where to listen; default {@value #DEFAULT_HOST}. Any address that is not loopback is warned about.
     *
     * @param value name or address.
     * @return this.
     */
    public ExposerContext host(final String value) {
        host = value;
        isAddressGiven = true;
        return this;
    }

    /**
     * TCP port; default 0, which takes a free one.
     *
     * @param value 0 to 65535.
     * @return this.
     */
    public ExposerContext port(final int value) {
        port = value;
        isAddressGiven = true;
        return this;
    }

    /**
     * Listens on a Unix domain socket instead of a TCP address; by default there is none. Host or port besides are a fault.
     *
     * @param value the socket; null for none.
     * @return this.
     */
    public ExposerContext unixSocket(final UnixSocketConfig value) {
        unixSocket = value;
        return this;
    }

    /**
     * Connections at the most; default 256. When all are taken, a further one takes the place of the one that has been open for the
     * longest without asking for anything; if all have asked, it gets 503 and is closed.
     *
     * @param value 1 to 65536.
     * @return this.
     */
    public ExposerContext maxConnections(final int value) {
        maxConnections = value;
        return this;
    }

    /**
     * Pages at the most that are on their way at once; default 64. Further requests for one get 503. Health and readiness are always
     * told.
     *
     * @param value 1 to 65536.
     * @return this.
     */
    public ExposerContext maxConcurrentRequests(final int value) {
        maxConcurrentRequests = value;
        return this;
    }

    /**
     * Requests at the most that one connection may send ahead of their answers; default 16. One that sends more is cut.
     *
     * @param value 1 to 65536.
     * @return this.
     */
    public ExposerContext maxPipelinedRequests(final int value) {
        maxPipelinedRequests = value;
        return this;
    }

    /**
     * Longest request line; default 2,048. A longer one gets 414.
     *
     * @param value bytes, 64 to 65536.
     * @return this.
     */
    public ExposerContext maxUriLengthInBytes(final int value) {
        maxUriLengthInBytes = value;
        return this;
    }

    /**
     * All header fields of a request together; default 8,192. Longer ones get 431.
     *
     * @param value bytes, 256 to 1048576.
     * @return this.
     */
    public ExposerContext maxHeaderLengthInBytes(final int value) {
        maxHeaderLengthInBytes = value;
        return this;
    }

    /**
     * Time from a request's first byte to the end of its header; default 2,000. A slower client is cut.
     *
     * @param value milliseconds, 1 to 3600000.
     * @return this.
     */
    public ExposerContext readTimeoutMs(final long value) {
        readTimeoutMs = value;
        return this;
    }

    /**
     * Time in which a client must take an answer; default 2,000. A slower one is cut.
     *
     * @param value milliseconds, 1 to 3600000.
     * @return this.
     */
    public ExposerContext writeTimeoutMs(final long value) {
        writeTimeoutMs = value;
        return this;
    }

    /**
     * Time that a connection may stay open between requests; default 15,000.
     *
     * @param value milliseconds, 1 to 3600000.
     * @return this.
     */
    public ExposerContext idleTimeoutMs(final long value) {
        idleTimeoutMs = value;
        return this;
    }

    /**
     * Time that answers have to be sent in when the exposer is closed; default 1,000. Then they are cut and counted.
     *
     * @param value milliseconds, 0 to 60000.
     * @return this.
     */
    public ExposerContext drainTimeoutMs(final long value) {
        drainTimeoutMs = value;
        return this;
    }

    /**
     * Age of the newest sign of life in the log past which {@code /readyz} says {@code journal_stale}; default 1,000. The engine
     * gives one every 500.
     *
     * @param value milliseconds, 1 to 3600000.
     * @return this.
     */
    public ExposerContext stalenessBoundMs(final long value) {
        stalenessBoundMs = value;
        return this;
    }

    /**
     * Time between looks into the log, and the greatest age of the exposer's own counters on a page; default 10.
     *
     * @param value milliseconds, 1 to 1000.
     * @return this.
     */
    public ExposerContext pollIntervalMs(final long value) {
        pollIntervalMs = value;
        return this;
    }

    /**
     * What {@code Retry-After} and {@code retry_after} say while not ready; default 5.
     *
     * @param value seconds, 1 to 3600.
     * @return this.
     */
    public ExposerContext retryAfterS(final int value) {
        retryAfterS = value;
        return this;
    }

    /**
     * Whether OpenMetrics pages have a line for each counter and histogram that says when it was zero ({@code _created}), as far as that is
     * known; default false, for scrapers that do not know such lines keep each as a series of its own. The protobuf form always says it.
     *
     * @param value whether they do.
     * @return this.
     */
    public ExposerContext createdLines(final boolean value) {
        createdLines = value;
        return this;
    }

    /**
     * Speaks TLS; by default it does not.
     *
     * @param value how, or null for not at all.
     * @return this.
     */
    public ExposerContext tls(final TlsConfig value) {
        tls = value;
        return this;
    }

    /**
     * Time that a cause which is measured, such as a ring above its high-water mark, must stay away before {@code /readyz} says ready again;
     * default 1,000. It falls at once, so readiness cannot come and go more often than that. What the host says itself is not held.
     *
     * @param value milliseconds, 0 to 60000.
     * @return this.
     */
    public ExposerContext readyHoldMs(final long value) {
        readyHoldMs = value;
        return this;
    }

    /**
     * Time from the beginning of a shutdown in which {@code /readyz} says so and everything is still served, new connections too; default 0, because
     * only the operator knows how often somebody looks, and one who embeds the exposer should not wait for nobody. Behind a load balancer or an
     * orchestrator: a little more than its probe's period.
     *
     * @param value milliseconds, 0 to 600000.
     * @return this.
     */
    public ExposerContext lameDuckMs(final long value) {
        lameDuckMs = value;
        return this;
    }

    /**
     * How often pages are fetched; default 0, which expects nothing. With it a scrape that did not come when one and a half times as long has
     * passed is missed: counted in {@code tailrace_scrapes_missed_total}, once for each interval, and warned of once until the next one comes.
     *
     * @param value 0 to 86,400,000.
     * @return this.
     */
    public ExposerContext expectedScrapeIntervalMs(final long value) {
        expectedScrapeIntervalMs = value;
        return this;
    }

    /**
     * The host's dependencies that {@link Exposer#health()} stands for; by default its own. With {@code engine.dependencies()} what the host says is
     * in the journal as well, and {@code tailrace expose} in another process says {@code host_dependency}.
     *
     * @param value of the engine whose log is shown.
     * @return this.
     */
    public ExposerContext dependencies(final HostDependencies value) {
        dependencies = Objects.requireNonNull(value, "dependencies");
        return this;
    }

    /**
     * Makes the exposer's one thread, and, with TLS, a short-lived one for each look at the files; by default daemons named
     * {@code tailrace-exposer}.
     *
     * @param value the factory.
     * @return this.
     */
    public ExposerContext threadFactory(final ThreadFactory value) {
        threadFactory = Objects.requireNonNull(value, "threadFactory");
        return this;
    }

    /** Checks everything, and reads the files of TLS; all faults are in the one message. */
    ExposerSettings conclude(final EngineClock clock) {
        final Faults faults = new Faults();
        final Endpoint endpoint = unixSocket == null ? tcpEndpoint(faults) : unixEndpoint(faults);
        faults.checkRange("maxConnections", maxConnections, 1, 65_536);
        faults.checkRange("maxConcurrentRequests", maxConcurrentRequests, 1, 65_536);
        faults.checkRange("maxPipelinedRequests", maxPipelinedRequests, 1, 65_536);
        faults.checkRange("maxUriLengthInBytes", maxUriLengthInBytes, 64, 65_536);
        faults.checkRange("maxHeaderLengthInBytes", maxHeaderLengthInBytes, 256, 1_048_576);
        faults.checkRange("readTimeoutMs", readTimeoutMs, 1, 3_600_000);
        faults.checkRange("writeTimeoutMs", writeTimeoutMs, 1, 3_600_000);
        faults.checkRange("idleTimeoutMs", idleTimeoutMs, 1, 3_600_000);
        faults.checkRange("drainTimeoutMs", drainTimeoutMs, 0, 60_000);
        faults.checkRange("stalenessBoundMs", stalenessBoundMs, 1, 3_600_000);
        faults.checkRange("pollIntervalMs", pollIntervalMs, 1, 1_000);
        faults.checkRange("retryAfterS", retryAfterS, 1, 3_600);
        TlsMaterial tlsMaterial = null;
        if (tls != null) {
            TlsMaterialReader.checkSettings(tls, faults);
            tlsMaterial = TlsMaterialReader.read(tls, clock.epochNanos() / ExposerSettings.NS_PER_MS, faults);
        }
        faults.checkRange("readyHoldMs", readyHoldMs, 0, 60_000);
        faults.checkRange("lameDuckMs", lameDuckMs, 0, 600_000);
        faults.checkRange("expectedScrapeIntervalMs", expectedScrapeIntervalMs, 0, 86_400_000);
        faults.throwIfAny("exposer");
        return new ExposerSettings(
                endpoint,
                new ConnectionLimits(
                        maxConnections,
                        maxConcurrentRequests,
                        maxPipelinedRequests,
                        maxUriLengthInBytes,
                        maxHeaderLengthInBytes,
                        readTimeoutMs * ExposerSettings.NS_PER_MS,
                        writeTimeoutMs * ExposerSettings.NS_PER_MS,
                        idleTimeoutMs * ExposerSettings.NS_PER_MS),
                lameDuckMs * ExposerSettings.NS_PER_MS,
                drainTimeoutMs * ExposerSettings.NS_PER_MS,
                stalenessBoundMs * ExposerSettings.NS_PER_MS,
                pollIntervalMs * ExposerSettings.NS_PER_MS,
                readyHoldMs * ExposerSettings.NS_PER_MS,
                expectedScrapeIntervalMs * ExposerSettings.NS_PER_MS,
                retryAfterS,
                createdLines,
                dependencies,
                tls,
                tlsMaterial,
                threadFactory);
    }

    private TcpEndpoint tcpEndpoint(final Faults faults) {
        if (host == null || host.isBlank()) {
            faults.add("host must be a name or an address");
        }
        faults.checkRange("port", port, 0, 65_535);
        return new TcpEndpoint(host, port);
    }

    private UnixEndpoint unixEndpoint(final Faults faults) {
        if (isAddressGiven) {
            faults.add("unixSocket and a TCP address (host, port) are both given: leave one of them out");
        }
        if (tls != null) {
            faults.add("unixSocket and tls are both given: a socket never leaves the machine, leave tls out");
        }
        return unixSocket.conclude(faults);
    }

    private static Thread newDaemonThread(final Runnable task) {
        final Thread thread = new Thread(task, "tailrace-exposer");
        thread.setDaemon(true);
        return thread;
    }
}
