package io.tailrace.sinks.amqp;

import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.DeliverySettings;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.sinks.transport.event.EventSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * What an {@link AmqpTransport} is made with. Fluent; broker, journal and positions are to be given, everything else has a default, and all is checked at once. One thread.
 */
public final class AmqpContext {
    /** Where events go unless an exchange is named. */
    public static final String DEFAULT_EXCHANGE = "tailrace.events";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,60}");
    private static final int LONGEST_SHORT_TEXT = 127;
    private static final int MOST_MESSAGE_BYTES = 1 << 20;
    private static final int MOST_SECONDS = 3_600;

    private String name = "amqp";
    private String uri;
    private String userName = "guest";
    private String password = "guest";
    private SSLContext tls;
    private String exchange = DEFAULT_EXCHANGE;
    private boolean declaresExchange = true;
    private String routingKeyPrefix = "";
    private Unroutable unroutable = Unroutable.KEEP;
    private int maxMessageBytes = MOST_MESSAGE_BYTES;
    private int heartbeatS = 10;
    private int connectTimeoutMs = 5_000;
    private EventSettings events = EventSettings.DEFAULT;
    private DeliverySettings delivery = DeliverySettings.defaults();
    private JournalSource journal;
    private PositionStore positions;
    private RetryPolicy retry = RetryPolicy.defaults();
    private DeliveryMeter meter = DeliveryMeter.none();
    private EngineClock clock = EngineClock.system();
    private ThreadFactory threadFactory = AmqpContext::daemon;
    private long seed = System.identityHashCode(this);
    private BrokerAddress address;

    /**
     * What it is called in counters, messages and positions; {@code amqp} by default. Two over one journal need two names.
     *
     * @param value letters, digits, '_', '.' and '-', at most 60.
     * @return this.
     */
    public AmqpContext name(final String value) {
        name = value;
        return this;
    }

    /**
     * Where the broker is.
     *
     * @param value {@code amqp://host:port/vhost}, or {@code amqps://...} for TLS; ports 5672 and 5671 by default, and the virtual host "/". No user in it: see
     *     {@link #credentials}.
     * @return this.
     */
    public AmqpContext uri(final String value) {
        uri = value;
        return this;
    }

    /**
     * Who this is to the broker; guest by default, whom brokers let in from their own machine only.
     *
     * @param user name.
     * @param secret password.
     * @return this.
     */
    public AmqpContext credentials(final String user, final String secret) {
        userName = user;
        password = secret;
        return this;
    }

    /**
     * Whom to trust with {@code amqps://}, and who this is; the JVM's default by default. The broker's certificate must be for its host in any case.
     *
     * @param value ready to be used.
     * @return this.
     */
    public AmqpContext tls(final SSLContext value) {
        tls = value;
        return this;
    }

    /**
     * Where events are published; {@value #DEFAULT_EXCHANGE} by default. The routing key is the event's type.
     *
     * @param value name; at most 127 characters.
     * @return this.
     */
    public AmqpContext exchange(final String value) {
        exchange = value;
        return this;
    }

    /**
     * Whether the exchange is declared, durable and of type topic, when a connection is made; else it must be there.
     *
     * @param value true by default.
     * @return this.
     */
    public AmqpContext declaresExchange(final boolean value) {
        declaresExchange = value;
        return this;
    }

    /**
     * What stands before the event's type in routing keys.
     *
     * @param value such as {@code "prod."}; empty by default.
     * @return this.
     */
    public AmqpContext routingKeyPrefix(final String value) {
        routingKeyPrefix = value;
        return this;
    }

    /**
     * What becomes of events that the broker has no queue for.
     *
     * @param value {@link Unroutable#KEEP} by default.
     * @return this.
     */
    public AmqpContext unroutable(final Unroutable value) {
        unroutable = value;
        return this;
    }

    /**
     * Longer events are refused and counted before they are sent.
     *
     * @param value bytes, 1,024 to 1,048,576, the default.
     * @return this.
     */
    public AmqpContext maxMessageBytes(final int value) {
        maxMessageBytes = value;
        return this;
    }

    /**
     * How often a sign of life is wanted from a silent broker.
     *
     * @param value seconds, 1 to 3,600; 10 by default.
     * @return this.
     */
    public AmqpContext heartbeatS(final int value) {
        heartbeatS = value;
        return this;
    }

    /**
     * How long to wait for each step of making a connection.
     *
     * @param value ms, at least 1; 5,000 by default.
     * @return this.
     */
    public AmqpContext connectTimeoutMs(final int value) {
        connectTimeoutMs = value;
        return this;
    }

    /**
     * Which events are made; a batch of them is what may be unconfirmed at a time.
     *
     * @param value {@link EventSettings#DEFAULT} by default.
     * @return this.
     */
    public AmqpContext events(final EventSettings value) {
        events = value;
        return this;
    }

    /**
     * How to go about it.
     *
     * @param value {@link DeliverySettings#defaults} by default.
     * @return this.
     */
    public AmqpContext delivery(final DeliverySettings value) {
        delivery = value;
        return this;
    }

    /**
     * The journal that is read.
     *
     * @param value asked on the transport's thread.
     * @return this.
     */
    public AmqpContext journal(final JournalSource value) {
        journal = value;
        return this;
    }

    /**
     * Where the position is kept.
     *
     * @param value not closed by the transport.
     * @return this.
     */
    public AmqpContext positions(final PositionStore value) {
        positions = value;
        return this;
    }

    /**
     * When it tries again.
     *
     * @param value {@link RetryPolicy#defaults} by default.
     * @return this.
     */
    public AmqpContext retry(final RetryPolicy value) {
        retry = value;
        return this;
    }

    /**
     * Where it counts.
     *
     * @param value {@link DeliveryMeter#none} by default.
     * @return this.
     */
    public AmqpContext meter(final DeliveryMeter value) {
        meter = value;
        return this;
    }

    /**
     * Its clock.
     *
     * @param value the system's by default.
     * @return this.
     */
    public AmqpContext clock(final EngineClock value) {
        clock = value;
        return this;
    }

    /**
     * Makes the threads of connections.
     *
     * @param value daemons by default.
     * @return this.
     */
    public AmqpContext threadFactory(final ThreadFactory value) {
        threadFactory = value;
        return this;
    }

    AmqpContext seed(final long value) {
        seed = value;
        return this;
    }

    /**
     * Checks all of it.
     *
     * @return this.
     * @throws IllegalArgumentException naming every fault.
     */
    public AmqpContext conclude() {
        final List<String> faults = new ArrayList<>();
        require(
                faults,
                name != null && NAME.matcher(name).matches(),
                "name must be letters, digits, _, . and -, was " + name);
        require(faults, journal != null, "journal is missing");
        require(faults, positions != null, "positions are missing");
        require(faults, userName != null && password != null, "credentials must not be null");
        require(faults, isShort(exchange) && !exchange.isEmpty(), "exchange must have 1 to 127 characters");
        require(faults, isShort(routingKeyPrefix), "routingKeyPrefix must have at most 127 characters");
        require(
                faults,
                maxMessageBytes >= 1_024 && maxMessageBytes <= MOST_MESSAGE_BYTES,
                "maxMessageBytes must be 1024 to " + MOST_MESSAGE_BYTES + ", was " + maxMessageBytes);
        require(
                faults,
                heartbeatS >= 1 && heartbeatS <= MOST_SECONDS,
                "heartbeatS must be 1 to " + MOST_SECONDS + ", was " + heartbeatS);
        require(faults, connectTimeoutMs >= 1, "connectTimeoutMs must be at least 1, was " + connectTimeoutMs);
        try {
            address = BrokerAddress.of(URI.create(Objects.requireNonNullElse(uri, "")));
            require(faults, address.isTls() || tls == null, "tls is for amqps:// only, uri was " + uri);
        } catch (final IllegalArgumentException e) {
            faults.add(e.getMessage());
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("AMQP: " + String.join("; ", faults));
        }
        return this;
    }

    private static boolean isShort(final String text) {
        return text != null && text.length() <= LONGEST_SHORT_TEXT;
    }

    private static void require(final List<String> faults, final boolean isTrue, final String fault) {
        if (!isTrue) {
            faults.add(fault);
        }
    }

    private static Thread daemon(final Runnable task) {
        final Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    String name() {
        return name;
    }

    BrokerAddress address() {
        return address;
    }

    String userName() {
        return userName;
    }

    String password() {
        return password;
    }

    SSLContext tls() {
        return tls;
    }

    String exchange() {
        return exchange;
    }

    boolean declaresExchange() {
        return declaresExchange;
    }

    String routingKeyPrefix() {
        return routingKeyPrefix;
    }

    Unroutable unroutable() {
        return unroutable;
    }

    int maxMessageBytes() {
        return maxMessageBytes;
    }

    int heartbeatS() {
        return heartbeatS;
    }

    int connectTimeoutMs() {
        return connectTimeoutMs;
    }

    EventSettings events() {
        return events;
    }

    DeliverySettings delivery() {
        return delivery;
    }

    JournalSource journal() {
        return journal;
    }

    PositionStore positions() {
        return positions;
    }

    RetryPolicy retry() {
        return retry;
    }

    DeliveryMeter meter() {
        return meter;
    }

    EngineClock clock() {
        return clock;
    }

    ThreadFactory threadFactory() {
        return threadFactory;
    }

    long seed() {
        return seed;
    }
}
