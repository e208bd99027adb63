package io.tailrace.sinks.amqp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.transport.DeliverySettings;
import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.sinks.transport.event.EventSettings;
import io.tailrace.testsupport.FreePort;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real broker, with a consumer that drops what it had before. */
class AmqpTransportTest {
    private final SettableClock clock = new SettableClock();

    @TempDir
    Path folder;

    private RecordedEvents journal;
    private TestBroker broker;
    private PositionStore positions;
    private EventConsumer consumer;

    @BeforeEach
    void begin() throws Exception {
        journal = new RecordedEvents(folder.resolve("journal"), clock);
        broker = new TestBroker(Files.createDirectory(folder.resolve("broker")), FreePort.tcp()).start();
        positions = PositionStore.open(folder.resolve("positions"));
        consumer = new EventConsumer(broker.port());
    }

    @AfterEach
    void end() {
        consumer.close();
        positions.close();
        broker.close();
    }

    @Test
    void shouldDeliverEntriesAndWhatHappenedToTheEngine() throws Exception {
        consumer.connect();
        journal.record(40);
        journal.record(10);
        final AmqpTransport transport = AmqpTransport.of(context());
        workUntil(transport, () -> consumer.take().facts("telemetry.entry").size() == 50);
        transport.onClose();
        assertEquals(
                LongStream.range(0, 50).boxed().toList(), RecordedEvents.numbers(consumer.facts("telemetry.entry")));
        assertEquals(2, consumer.facts("epoch.began").size());
        assertEquals(1, consumer.facts("epoch.ended").size());
        assertEquals(2, consumer.facts("descriptor.registered").size());
        assertEquals(0, transport.status().failures());
        final EventConsumer.Received one = consumer.received().stream()
                .filter(event -> event.envelope().eventType().equals("telemetry.entry"))
                .findFirst()
                .orElseThrow();
        assertEquals(one.envelope().eventId().toString(), one.properties().getMessageId());
        assertEquals(2, one.properties().getDeliveryMode());
        assertEquals("shop", one.envelope().producer().service());
        assertEquals("till-1", one.envelope().producer().instanceId());
        final Map<String, Object> headers = one.properties().getHeaders();
        assertEquals("Warning", headers.get("level").toString());
        assertEquals("Orchestrator", headers.get("component").toString());
        assertEquals("MemoryPressure", headers.get("kind").toString());
        assertFalse(headers.containsKey("possible-duplicate"));
    }

    @Test
    void shouldTellTheSameFactUnderTheSameIdWhoeverTellsItAgain() throws Exception {
        consumer.connect();
        journal.record(30);
        journal.record(5);
        deliver(context());
        final List<EventConsumer.Received> first = List.copyOf(consumer.take().received());
        deliver(context().name("another"));
        final List<EventConsumer.Received> all = consumer.take().received();
        assertEquals(first.size() * 2, all.size());
        for (int i = 0; i < first.size(); i++) {
            assertEquals(first.get(i).envelope(), all.get(first.size() + i).envelope());
            assertTrue(all.get(first.size() + i).isDuplicate());
        }
        assertEquals(
                first.size(),
                first.stream()
                        .map(event -> event.envelope().eventId())
                        .distinct()
                        .count());
    }

    @Test
    void shouldKeepWhatNoQueueTakesUntilOneDoes() throws Exception {
        journal.record(5);
        final AmqpTransport transport = AmqpTransport.of(context());
        workUntil(transport, () -> transport.status().state() == DeliveryState.ISOLATED);
        assertTrue(
                transport.status().cause().contains("no queue takes"),
                transport.status().cause());
        assertEquals(1, transport.status().failures());
        consumer.connect();
        workUntil(transport, () -> consumer.take().facts("telemetry.entry").size() == 5);
        workUntil(transport, () -> transport.status().state() == DeliveryState.DELIVERING);
        transport.onClose();
    }

    @Test
    void shouldCountWhatNoQueueTakesIfSoAsked() throws Exception {
        journal.record(5);
        final AmqpTransport transport = AmqpTransport.of(context().unroutable(Unroutable.REFUSE));
        workUntil(transport, () -> transport.status().refused() == 7); // and the epoch, and a metric
        assertEquals(0, transport.status().delivered());
        consumer.connect();
        journal.record(3);
        workUntil(transport, () -> consumer.take().facts("telemetry.entry").size() == 3);
        transport.onClose();
    }

    @Test
    void shouldRefuseAnEventThatIsTooLongAndSendTheOthers() throws Exception {
        consumer.connect();
        journal.record(5);
        final AmqpTransport transport = AmqpTransport.of(context().maxMessageBytes(1_024));
        workUntil(transport, () -> consumer.take().facts("telemetry.entry").size() == 5);
        transport.onClose();
        assertEquals(0, transport.status().refused());
    }

    @Test
    void shouldWaitForABrokerThatIsNotThereAndForAnExchange() throws Exception {
        consumer.connect();
        broker.close();
        journal.record(5);
        final AmqpTransport transport =
                AmqpTransport.of(context().exchange("later").declaresExchange(false));
        workUntil(transport, () -> transport.status().state() != DeliveryState.DELIVERING);
        assertTrue(
                transport.status().cause().contains("Connection refused"),
                transport.status().cause());
        broker.start();
        workUntil(transport, () -> transport.status().cause().contains("404"));
        consumer.connect();
        consumer.open().exchangeDeclare("later", "topic", true);
        consumer.open().queueBind(EventConsumer.QUEUE, "later", "telemetry.#");
        consumer.open().queueBind(EventConsumer.QUEUE, "later", "#");
        workUntil(transport, () -> consumer.take().facts("telemetry.entry").size() == 5);
        workUntil(transport, () -> transport.status().state() == DeliveryState.DELIVERING);
        assertEquals(1, transport.status().failures());
        transport.onClose();
    }

    @Test
    void shouldTellAllFaultsOfAContextAtOnce() {
        final IllegalArgumentException fault = assertThrows(
                IllegalArgumentException.class,
                () -> new AmqpContext()
                        .name("a b")
                        .uri("http://host")
                        .exchange("")
                        .heartbeatS(0)
                        .maxMessageBytes(1)
                        .conclude());
        for (final String part :
                List.of("name", "journal", "positions", "exchange", "heartbeatS", "maxMessageBytes", "uri must be")) {
            assertTrue(fault.getMessage().contains(part), fault.getMessage());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> context().uri("amqp://me:secret@host").conclude());
    }

    private void deliver(final AmqpContext context) throws Exception {
        final AmqpTransport transport = AmqpTransport.of(context);
        workUntil(transport, () -> transport.status().delivered() > 30);
        transport.onClose();
    }

    private AmqpContext context() {
        final long ms = TimeUnit.MILLISECONDS.toNanos(1);
        return new AmqpContext()
                .uri(broker.uri())
                .journal(journal.source())
                .positions(positions)
                .events(new EventSettings(true, true, 16, 1 << 20))
                .delivery(new DeliverySettings(64, 0, TimeUnit.HOURS.toNanos(1), ms, 2_000))
                .retry(new RetryPolicy(10 * ms, 50 * ms, 2_000 * ms, 50 * ms))
                .clock(clock)
                .seed(5);
    }

    private void workUntil(final AmqpTransport transport, final BooleanSupplier condition) throws Exception {
        while (!condition.getAsBoolean()) {
            transport.doWork();
            clock.advanceMs(1);
            Thread.sleep(1);
        }
    }
}
