package io.tailrace.sinks.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.tailrace.codec.envelope.Admission;
import io.tailrace.codec.envelope.Deduplicator;
import io.tailrace.codec.envelope.DeduplicatorConfig;
import io.tailrace.codec.envelope.EnvelopeReader;
import io.tailrace.codec.envelope.EventEnvelope;
import io.tailrace.codec.envelope.EventKey;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Somebody who takes events from a queue, and tells those that it had before by their keys. One thread. */
final class EventConsumer implements AutoCloseable {
    static final String QUEUE = "audit";

    /** What came. */
    record Received(EventEnvelope envelope, AMQP.BasicProperties properties, boolean isDuplicate) {}

    private final Deduplicator deduplicator = new Deduplicator(DeduplicatorConfig.DEFAULT, Clock.systemUTC());
    private final List<Received> received = new ArrayList<>();
    private final int port;
    private Connection connection;
    private Channel channel;

    EventConsumer(final int port) {
        this.port = port;
    }

    EventConsumer connect() {
        return connect(Map.of());
    }

    EventConsumer connect(final Map<String, Object> arguments) {
        try {
            open();
            channel.exchangeDeclare(AmqpContext.DEFAULT_EXCHANGE, BuiltinExchangeType.TOPIC, true);
            channel.queueDeclare(QUEUE, true, false, false, arguments);
            channel.queueBind(QUEUE, AmqpContext.DEFAULT_EXCHANGE, "#");
            return this;
        } catch (final IOException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    Channel open() throws IOException, TimeoutException {
        final ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setAutomaticRecoveryEnabled(false);
        connection = factory.newConnection();
        channel = connection.createChannel();
        return channel;
    }

    /** Takes what the queue has now. */
    EventConsumer take() {
        try {
            GetResponse message = channel.basicGet(QUEUE, false);
            while (message != null) {
                take(message);
                channel.basicAck(message.getEnvelope().getDeliveryTag(), false);
                message = channel.basicGet(QUEUE, false);
            }
            return this;
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    private void take(final GetResponse message) {
        final EventEnvelope envelope = EnvelopeReader.read(message.getBody());
        final EventKey key = EventKey.of(envelope);
        final boolean isNew = deduplicator.begin(key) == Admission.NEW;
        if (isNew) {
            deduplicator.done(key);
        }
        received.add(new Received(envelope, message.getProps(), !isNew));
    }

    List<Received> received() {
        return received;
    }

    /** Each once. */
    List<EventEnvelope> facts(final String type) {
        return received.stream()
                .filter(one -> !one.isDuplicate() && one.envelope().eventType().equals(type))
                .map(Received::envelope)
                .toList();
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.abort(1_000);
        }
    }
}
