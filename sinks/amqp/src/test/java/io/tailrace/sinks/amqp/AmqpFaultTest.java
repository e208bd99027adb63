package io.tailrace.sinks.amqp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.transport.DeliverySettings;
import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.sinks.transport.event.EventSettings;
import io.tailrace.testsupport.FreePort;
import io.tailrace.testsupport.Seeds;
import io.tailrace.testsupport.SettableClock;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that hang, and peers that are none. */
class AmqpFaultTest {
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

    private final SettableClock clock = new SettableClock();

    @TempDir
    Path folder;

    private RecordedEvents journal;
    private PositionStore positions;

    @BeforeEach
    void begin() {
        journal = new RecordedEvents(folder.resolve("journal"), clock);
        positions = PositionStore.open(folder.resolve("positions"));
        journal.record(200);
    }

    @AfterEach
    void end() {
        positions.close();
    }

    /** A process that is stopped keeps its sockets: they take what their buffers hold, and then nothing. */
    @Test
    void shouldSurviveABrokerThatIsStoppedAndEndWhileOneHangs() throws Exception {
        final int port = FreePort.tcp();
        final Process broker = startBroker(port);
        try (EventConsumer consumer = new EventConsumer(port).connect()) {
            final AmqpTransport transport = AmqpTransport.of(context("amqp://127.0.0.1:" + port));
            final long failures = deliverSome(transport, consumer);
            signal(broker, "STOP");
            workUntil(transport, () -> transport.status().state() == DeliveryState.ISOLATED);
            assertEquals(failures + 1, transport.status().failures());
            transport.onClose(); // ends
            final AmqpTransport next = AmqpTransport.of(context("amqp://127.0.0.1:" + port));
            next.doWork();
            signal(broker, "CONT");
            workUntil(next, () -> consumer.take().facts("telemetry.entry").size() == 200);
            next.onClose();
            assertEquals(
                    LongStream.range(0, 200).boxed().toList(),
                    RecordedEvents.numbers(consumer.facts("telemetry.entry")));
        } finally {
            broker.destroyForcibly().waitFor();
        }
    }

    @Test
    @Tag("long")
    void shouldGoOnWhenTheBrokerIsKilledAndAnotherOneIsStarted() throws Exception {
        final int port = FreePort.tcp();
        Process broker = startBroker(port);
        final EventConsumer consumer = new EventConsumer(port).connect();
        final AmqpTransport transport = AmqpTransport.of(context("amqp://127.0.0.1:" + port));
        try {
            final long failures = deliverSome(transport, consumer);
            broker.destroyForcibly().waitFor();
            workUntil(transport, () -> transport.status().state() != DeliveryState.DELIVERING);
            broker = startBroker(port);
            consumer.connect();
            workUntil(
                    transport,
                    () -> consumer.take().facts("telemetry.entry").stream()
                            .anyMatch(entry -> RecordedEvents.number(entry) == 199));
            transport.onClose();
            assertTrue(transport.status().failures() > failures);
        } finally {
            consumer.close();
            broker.destroyForcibly().waitFor();
        }
    }

    @Test
    void shouldGiveUpPeersThatSpeakNonsense() {
        Seeds.run(1, random -> {
            try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
                babble(server, random);
                final AmqpTransport transport = AmqpTransport.of(context("amqp://127.0.0.1:" + server.getLocalPort()));
                workUntil(transport, () -> transport.status().state() == DeliveryState.ISOLATED);
                assertEquals(1, transport.status().failures());
                assertEquals(0, transport.status().delivered());
                assertTrue(
                        transport.status().cause().length() <= 200,
                        transport.status().cause());
                transport.onClose();
            }
        });
    }

    private static void babble(final ServerSocket server, final Random random) {
        final byte[][] openings = {
            "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
            {'A', 'M', 'Q', 'P', 0, 1, 0, 0},
            {1, 0, 0, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0, 10, 0, 10},
            {}
        };
        final Thread thread = new Thread(() -> {
            for (int i = 0; !server.isClosed(); i++) {
                try (Socket peer = server.accept();
                        OutputStream out = peer.getOutputStream()) {
                    final byte[] noise = new byte[random.nextInt(2_000)];
                    random.nextBytes(noise);
                    out.write(openings[i % openings.length]);
                    out.write(noise);
                } catch (final IOException e) {
                    // it has gone
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private AmqpContext context(final String uri) {
        return new AmqpContext()
                .uri(uri)
                .journal(journal.source())
                .positions(positions)
                .connectTimeoutMs(500)
                .events(new EventSettings(true, false, 8, 1 << 20))
                .delivery(new DeliverySettings(16, 0, 500 * MS, MS, 100))
                .retry(new RetryPolicy(10 * MS, 50 * MS, 1_500 * MS, 50 * MS))
                .clock(clock)
                .seed(9);
    }

    private Process startBroker(final int port) throws IOException {
        final Path home = Files.createTempDirectory(folder, "broker");
        final Process broker = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TestBroker.class.getName(),
                        home.toString(),
                        Integer.toString(port))
                .redirectError(new File("/dev/null"))
                .start();
        final StringBuilder line = new StringBuilder();
        while (line.indexOf("listening") < 0) {
            final int next = broker.getInputStream().read();
            assertTrue(next >= 0, () -> "the broker does not start: " + line);
            line.append((char) next);
        }
        return broker;
    }

    private static void signal(final Process process, final String name) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }

    /** Says how many failures there were until then: a broker that is late to begin with may have been one. */
    private long deliverSome(final AmqpTransport transport, final EventConsumer consumer) throws Exception {
        workUntil(
                transport,
                () -> consumer.take().facts("telemetry.entry").size() > 20
                        && transport.status().state() == DeliveryState.DELIVERING);
        return transport.status().failures();
    }

    private void workUntil(final AmqpTransport transport, final BooleanSupplier condition) throws Exception {
        while (!condition.getAsBoolean()) {
            transport.doWork();
            clock.advanceMs(1);
            Thread.sleep(1);
        }
    }
}
