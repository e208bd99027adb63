package io.tailrace.sinks.grpc.server;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.grpc.TlsFiles;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.RetryPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * What a {@link GrpcStreamServer} is launched with. Fluent; everything but the folder of positions and an address has a default, and all is checked at once when the server
 * is launched. One thread.
 */
public final class GrpcStreamContext {
    private static final long LONGEST_MS = TimeUnit.DAYS.toMillis(1);
    private static final int HIGHEST_PORT = 65_535;

    private String host;
    private int port;
    private Path unixSocket;
    private TlsFiles tls;
    private Path positions;
    private int maxSubscribers = 32;
    private int maxNames = 256;
    private int maxConnections = 256;
    private int maxRequestLengthInBytes = 65_536;
    private long maxOutstandingBytes = 4 << 20;
    private long openTimeoutMs = 5_000;
    private long acknowledgeTimeoutMs = 60_000;
    private long keepNamesMs = TimeUnit.DAYS.toMillis(7);
    private long keepAliveMs = 5_000;
    private long keepAliveTimeoutMs = 5_000;
    private long closeTimeoutMs = 1_000;
    private RetryPolicy retryPolicy = RetryPolicy.defaults();
    private EngineClock clock = EngineClock.system();
    private DeliveryMeter meter = DeliveryMeter.none();
    private ThreadFactory threadFactory = GrpcStreamContext::newDaemonThread;

    /**
     * Listens on a TCP address; by default on none. Plaintext unless {@link #tls} is given: keep that to this machine.
     *
     * @param addressHost name or address.
     * @param addressPort 0 to 65535; 0 takes a free one.
     * @return this.
     */
    public GrpcStreamContext address(final String addressHost, final int addressPort) {
        host = addressHost;
        port = addressPort;
        return this;
    }

    /**
     * Listens on a Unix domain socket, besides the address or alone; by default on none. Only processes of this user and of root can connect.
     *
     * @param value its path; its folder is made if it is missing. Null for none.
     * @return this.
     */
    public GrpcStreamContext unixSocket(final Path value) {
        unixSocket = value;
        return this;
    }

    /**
     * Speaks TLS on the TCP address; by default it does not.
     *
     * @param value a certificate and its key, and the CAs of clients if they must show a certificate; null for none.
     * @return this.
     */
    public GrpcStreamContext tls(final TlsFiles value) {
        tls = value;
        return this;
    }

    /**
     * Where positions of subscribers are kept; must be given. One server at a time uses a folder.
     *
     * @param value a folder, made if it is missing.
     * @return this.
     */
    public GrpcStreamContext positions(final Path value) {
        positions = value;
        return this;
    }

    /**
     * Subscribers at the most that are connected at once; default 32. Further ones are refused.
     *
     * @param value 1 to 1024.
     * @return this.
     */
    public GrpcStreamContext maxSubscribers(final int value) {
        maxSubscribers = value;
        return this;
    }

    /**
     * Names at the most of which positions are kept; default 256. Further ones are refused until others are forgotten.
     *
     * @param value 1 to 65536.
     * @return this.
     */
    public GrpcStreamContext maxNames(final int value) {
        maxNames = value;
        return this;
    }

    /**
     * Connections at the most; default 256. Further ones are closed at once.
     *
     * @param value 1 to 65536.
     * @return this.
     */
    public GrpcStreamContext maxConnections(final int value) {
        maxConnections = value;
        return this;
    }

    /**
     * Longest request; default 65,536. A longer one ends its call.
     *
     * @param value bytes, 1024 to 4194304.
     * @return this.
     */
    public GrpcStreamContext maxRequestLengthInBytes(final int value) {
        maxRequestLengthInBytes = value;
        return this;
    }

    /**
     * Bytes of deliveries that may be on the way to one subscriber without an acknowledgement; default 4 MiB. Subscribers may ask for less.
     *
     * @param value bytes, 1024 to 1 GiB.
     * @return this.
     */
    public GrpcStreamContext maxOutstandingBytes(final long value) {
        maxOutstandingBytes = value;
        return this;
    }

    /**
     * Time in which a call must say what it wants; default 5,000. A slower one is ended.
     *
     * @param value milliseconds, 1 to a day.
     * @return this.
     */
    public GrpcStreamContext openTimeoutMs(final long value) {
        openTimeoutMs = value;
        return this;
    }

    /**
     * Time in which something of what was sent must be acknowledged; default 60,000. A slower subscriber's call is ended; it may come again.
     *
     * @param value milliseconds, 1 to a day.
     * @return this.
     */
    public GrpcStreamContext acknowledgeTimeoutMs(final long value) {
        acknowledgeTimeoutMs = value;
        return this;
    }

    /**
     * Time for which a name is kept that stays away, with its position and with what the journal keeps for it (as far as {@code
     * JournalContext.readerRetentionBytes} allows); default 7 days. Subscribers may ask for less.
     *
     * @param value milliseconds, 1 to 10 years.
     * @return this.
     */
    public GrpcStreamContext keepNamesMs(final long value) {
        keepNamesMs = value;
        return this;
    }

    /**
     * Time of silence after which a connection is asked whether it is alive; default 5,000.
     *
     * @param value milliseconds, 10 to a day.
     * @return this.
     */
    public GrpcStreamContext keepAliveMs(final long value) {
        keepAliveMs = value;
        return this;
    }

    /**
     * Time in which a connection must answer that; default 5,000. One that does not is dead, and its subscriber's name is free.
     *
     * @param value milliseconds, 10 to a day.
     * @return this.
     */
    public GrpcStreamContext keepAliveTimeoutMs(final long value) {
        keepAliveTimeoutMs = value;
        return this;
    }

    /**
     * Time that connections have to end when the server is closed; default 1,000.
     *
     * @param value milliseconds, 1 to 60000.
     * @return this.
     */
    public GrpcStreamContext closeTimeoutMs(final long value) {
        closeTimeoutMs = value;
        return this;
    }

    /**
     * After how long a subscriber's failure raises the alert; {@link RetryPolicy#defaults()} unless given. The server itself retries nothing: subscribers
     * come again.
     *
     * @param value the policy.
     * @return this.
     */
    public GrpcStreamContext retryPolicy(final RetryPolicy value) {
        retryPolicy = Objects.requireNonNull(value, "retryPolicy");
        return this;
    }

    /**
     * The clock; default the machine's.
     *
     * @param value the clock.
     * @return this.
     */
    public GrpcStreamContext clock(final EngineClock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * Where deliveries and failures are counted; default nowhere.
     *
     * @param value the meter.
     * @return this.
     */
    public GrpcStreamContext meter(final DeliveryMeter value) {
        meter = Objects.requireNonNull(value, "meter");
        return this;
    }

    /**
     * Makes the thread of the server; by default a daemon.
     *
     * @param value the factory.
     * @return this.
     */
    public GrpcStreamContext threadFactory(final ThreadFactory value) {
        threadFactory = Objects.requireNonNull(value, "threadFactory");
        return this;
    }

    /**
     * Checks everything.
     *
     * @throws IllegalArgumentException that names every fault.
     */
    StreamSettings conclude() {
        final List<String> faults = new ArrayList<>();
        if (host == null && unixSocket == null) {
            faults.add("give an address, a Unix domain socket, or both");
        }
        if (positions == null) {
            faults.add("positions must be given: a folder for the positions of subscribers");
        }
        if (host != null && host.isBlank()) {
            faults.add("address: the host is empty");
        }
        check(faults, "address: port", port, 0, HIGHEST_PORT);
        check(faults, "maxSubscribers", maxSubscribers, 1, 1_024);
        check(faults, "maxNames", maxNames, 1, 65_536);
        check(faults, "maxConnections", maxConnections, 1, 65_536);
        check(faults, "maxRequestLengthInBytes", maxRequestLengthInBytes, 1_024, 4 << 20);
        check(faults, "maxOutstandingBytes", maxOutstandingBytes, 1_024, 1 << 30);
        check(faults, "openTimeoutMs", openTimeoutMs, 1, LONGEST_MS);
        check(faults, "acknowledgeTimeoutMs", acknowledgeTimeoutMs, 1, LONGEST_MS);
        check(faults, "keepNamesMs", keepNamesMs, 1, LONGEST_MS * 3_653);
        check(faults, "keepAliveMs", keepAliveMs, 10, LONGEST_MS);
        check(faults, "keepAliveTimeoutMs", keepAliveTimeoutMs, 10, LONGEST_MS);
        check(faults, "closeTimeoutMs", closeTimeoutMs, 1, 60_000);
        if (tls != null && host == null) {
            faults.add("tls is for the TCP address, and there is none");
        } else if (tls != null) {
            faults.addAll(tls.faultsOfServer());
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("gRPC stream: " + String.join("; ", faults));
        }
        return new StreamSettings(
                host == null ? null : new InetSocketAddress(host, port),
                unixSocket,
                tls,
                positions,
                maxSubscribers,
                maxNames,
                maxConnections,
                maxRequestLengthInBytes,
                maxOutstandingBytes,
                ns(openTimeoutMs),
                ns(acknowledgeTimeoutMs),
                ns(keepNamesMs),
                ns(keepAliveMs),
                ns(keepAliveTimeoutMs),
                ns(closeTimeoutMs),
                retryPolicy,
                clock,
                meter,
                threadFactory);
    }

    private static void check(
            final List<String> faults, final String name, final long value, final long lowest, final long highest) {
        if (value < lowest || value > highest) {
            faults.add(name + " must be " + lowest + " to " + highest + ", was " + value);
        }
    }

    private static long ns(final long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    private static Thread newDaemonThread(final Runnable task) {
        final Thread thread = new Thread(task, "tailrace-grpc");
        thread.setDaemon(true);
        return thread;
    }
}
