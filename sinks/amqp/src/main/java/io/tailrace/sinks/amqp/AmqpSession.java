package io.tailrace.sinks.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.SocketConfigurators;
import io.tailrace.sinks.transport.Outcome;
import io.tailrace.sinks.transport.event.Event;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;

/**
 * One connection to a broker, from its making to its end, on a thread of its own. It is never mended: when anything is wrong it ends, and the next attempt makes another one. The client's own recovery is
 * off, because it would send again what nobody asked it to, and wait where nobody sees it.
 */
final class AmqpSession {
    private static final int CLOSE_MS = 1_000;
    private static final int ROOM_FOR_HEADERS = 64 * 1024;
    private static final int PERSISTENT = 2;

    private final AmqpContext context;
    private final TrackedSockets sockets;
    private final Thread thread;
    /** Events by delivery tag that are not confirmed. */
    private final TreeMap<Long, Integer> unconfirmed = new TreeMap<>();

    private BatchProgress handedOver;
    private BatchProgress current;
    private boolean isClosing;
    private String fault;
    private volatile String blocked;
    private volatile Connection connection;

    AmqpSession(final AmqpContext context) {
        this.context = context;
        sockets = new TrackedSockets(socketFactory(context));
        thread = context.threadFactory().newThread(this::run);
        thread.setName("tailrace-" + context.name() + "-connection");
        thread.start();
    }

    private static SocketFactory socketFactory(final AmqpContext context) {
        if (!context.address().isTls()) {
            return SocketFactory.getDefault();
        }
        try {
            final SSLContext tls = context.tls() == null ? SSLContext.getDefault() : context.tls();
            return tls.getSocketFactory();
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JVM has no default for TLS: " + e.getMessage(), e);
        }
    }

    /** Sends what is left of a batch. */
    synchronized void begin(final BatchProgress progress) {
        progress.begin();
        handedOver = progress;
        current = progress;
        if (fault != null) {
            progress.failed(fault, false);
        }
        notifyAll();
    }

    /** Whether it is sending this batch, or waits for its confirms. */
    synchronized boolean carries(final BatchProgress progress) {
        return current == progress && fault == null && progress.outcome() instanceof Outcome.Pending;
    }

    synchronized boolean isUsable() {
        return fault == null && !isClosing;
    }

    /** Why the broker takes nothing now; null if it does. */
    String blocked() {
        return blocked;
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    private void run() {
        try {
            final Channel channel = connect();
            BatchProgress next = next();
            while (next != null) {
                publish(channel, next);
                next = next();
            }
            connection.close(CLOSE_MS);
        } catch (final IOException | TimeoutException | RuntimeException e) {
            fail(Causes.of(e), Causes.isOverAnEvent(e));
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            fail("the connection was given up", false);
            sockets.closeAll();
            if (connection != null) {
                connection.abort(CLOSE_MS);
            }
        }
    }

    private Channel connect() throws IOException, TimeoutException {
        final ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(context.address().host());
        factory.setPort(context.address().port());
        factory.setVirtualHost(context.address().virtualHost());
        factory.setUsername(context.userName());
        factory.setPassword(context.password());
        factory.setSocketFactory(sockets);
        if (context.address().isTls()) {
            factory.setSocketConfigurator(SocketConfigurators.defaultConfigurator()
                    .andThen(SocketConfigurators.enableHostnameVerification()));
        }
        factory.setAutomaticRecoveryEnabled(false);
        factory.setTopologyRecoveryEnabled(false);
        factory.setConnectionTimeout(context.connectTimeoutMs());
        factory.setHandshakeTimeout(context.connectTimeoutMs());
        factory.setChannelRpcTimeout(context.connectTimeoutMs());
        factory.setShutdownTimeout(CLOSE_MS);
        factory.setRequestedHeartbeat(context.heartbeatS());
        factory.setThreadFactory(context.threadFactory());
        factory.setExceptionHandler(new QuietFaults());
        factory.setMaxInboundMessageBodySize(context.maxMessageBytes() + ROOM_FOR_HEADERS);
        connection = factory.newConnection("tailrace " + context.name());
        connection.addBlockedListener(reason -> blocked = reason == null ? "" : reason, () -> blocked = null);
        final Channel channel = connection.createChannel();
        channel.addShutdownListener(cause -> fail(Causes.of(cause), Causes.isOverAnEvent(cause)));
        if (context.declaresExchange()) {
            channel.exchangeDeclare(context.exchange(), BuiltinExchangeType.TOPIC, true);
        }
        channel.confirmSelect();
        channel.addReturnListener(this::onReturn);
        channel.addConfirmListener(
                (tag, isMultiple) -> onConfirm(tag, isMultiple, true),
                (tag, isMultiple) -> onConfirm(tag, isMultiple, false));
        return channel;
    }

    private synchronized BatchProgress next() throws InterruptedException {
        while (handedOver == null && !isClosing && fault == null) {
            wait();
        }
        final BatchProgress next = fault == null ? handedOver : null;
        handedOver = null;
        return next;
    }

    private void publish(final Channel channel, final BatchProgress progress) throws IOException, InterruptedException {
        final boolean wasSent = progress.wasSent();
        for (final int index : progress.left()) {
            final Event event = progress.batch().events().get(index);
            synchronized (this) {
                requireCurrent(progress);
                unconfirmed.put(channel.getNextPublishSeqNo(), index);
                progress.sending(index);
            }
            channel.basicPublish(
                    context.exchange(),
                    context.routingKeyPrefix() + event.envelope().eventType(),
                    true,
                    properties(event, wasSent),
                    event.json());
            if (progress.isCareful()) {
                progress.awaitAnswers();
            }
        }
        synchronized (this) {
            requireCurrent(progress);
            progress.allSent();
        }
    }

    /** Another connection may have the batch by now: this one says nothing of it any more. */
    private void requireCurrent(final BatchProgress progress) throws IOException {
        if (current != progress) {
            throw new IOException("the connection was given up");
        }
    }

    private static AMQP.BasicProperties properties(final Event event, final boolean wasSent) {
        final Map<String, Object> headers = new HashMap<>(event.headers());
        headers.put("idempotency-key", event.envelope().idempotencyKey());
        if (wasSent) {
            headers.put("possible-duplicate", true);
        }
        return new AMQP.BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .contentType("application/json")
                .contentEncoding("utf-8")
                .messageId(event.envelope().eventId().toString())
                .correlationId(event.envelope().correlationId())
                .type(event.envelope().eventType())
                .appId("tailrace")
                .timestamp(Date.from(event.envelope().occurredAt()))
                .headers(headers)
                .build();
    }

    private synchronized void onReturn(final Return message) {
        if (current == null) {
            return;
        }
        final String id =
                message.getProperties() == null ? null : message.getProperties().getMessageId();
        final List<Event> events = current.batch().events();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).envelope().eventId().toString().equals(id)) {
                current.returned(
                        i,
                        "no queue takes " + events.get(i).envelope().eventType() + " from exchange "
                                + context.exchange());
                return;
            }
        }
    }

    private synchronized void onConfirm(final long tag, final boolean isMultiple, final boolean isTaken) {
        final Map<Long, Integer> told =
                isMultiple ? unconfirmed.headMap(tag, true) : unconfirmed.subMap(tag, true, tag, true);
        for (final int index : current == null ? List.<Integer>of() : new ArrayList<>(told.values())) {
            current.answered(index, isTaken);
        }
        told.clear();
    }

    private synchronized void fail(final String cause, final boolean isOverAnEvent) {
        if (fault == null) {
            fault = cause;
            if (current != null && current.outcome() instanceof Outcome.Pending) {
                current.failed(cause, isOverAnEvent);
            }
            notifyAll();
        }
    }

    /** Ends it behind what it is doing; waits for that, but not for ever. */
    void close(final long timeoutMs) throws InterruptedException {
        synchronized (this) {
            isClosing = true;
            notifyAll();
        }
        thread.join(timeoutMs);
    }

    /** Ends it at once. What happens to its batch counts for nothing any more. Never waits. */
    void abandon() {
        synchronized (this) {
            isClosing = true;
            current = null;
            fault = fault == null ? "the connection was given up" : fault;
            notifyAll();
        }
        final Thread closing = context.threadFactory().newThread(sockets::closeAll);
        closing.setName("tailrace-" + context.name() + "-closing");
        closing.start();
    }

    /** For tests: cuts the connection without a word. */
    void cut() {
        sockets.closeAll();
    }
}
