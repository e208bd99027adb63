package io.tailrace.sinks.grpc.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.stream.v1.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine dies and its journal has lost its end, while a subscriber has received it. */
@Timeout(120)
class LostEndTest {
    @TempDir
    Path folder;

    private long received;

    @Test
    void shouldNotGiveSequencesThatWereReceivedToAnotherEpoch() throws IOException {
        try (ServedJournal served = launch()) {
            served.record(1);
            receive(served, 1, true);
            copy("journal", "then");
            served.record(1);
            served.record(1);
            receive(served, 2, false);
        }
        goBack();
        try (ServedJournal served = launch()) {
            assertToldAbove(served);
        }
    }

    @Test
    void shouldNotTakeAYoungEpochForTheLostOneOfItsNumber() throws IOException {
        try (ServedJournal served = launch()) {
            served.record(1);
            receive(served, 1, true);
            copy("journal", "then");
            served.restartEngine();
            served.record(1);
            served.record(1);
            receive(served, 2, true);
        }
        goBack();
        try (ServedJournal served = launch()) {
            assertToldAbove(served);
        }
    }

    @Test
    void shouldNotCallAnEpochALossThatIsStillThere() throws IOException {
        try (ServedJournal served = launch()) {
            served.record(1);
            receive(served, 1, true);
            served.record(1);
            served.restartEngine();
            served.record(1);
            receive(served, 2, false);
            served.server.abandon();
            served.restartEngine();
            served.record(1);
            served.launch();
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(RawSubscriber.resume("a").setLastReceivedSequence(received));
                served.await(() -> subscriber.snapshots() >= 3);
                assertTrue(subscriber.deliveries().stream().noneMatch(Delivery::hasGap));
            }
        }
    }

    private void receive(final ServedJournal served, final int snapshots, final boolean acknowledges) {
        try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
            subscriber.ask((received == 0 ? RawSubscriber.open("a") : RawSubscriber.resume("a"))
                    .setLastReceivedSequence(received));
            served.await(() -> subscriber.snapshots() >= snapshots);
            received = subscriber.last();
            if (acknowledges) {
                subscriber.acknowledge(received);
                served.turns(100);
            }
            subscriber.requests.onCompleted();
            served.await(subscriber::isEnded);
        }
    }

    private void assertToldAbove(final ServedJournal served) {
        served.record(1);
        try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
            subscriber.ask(RawSubscriber.resume("a").setLastReceivedSequence(received));
            // What was recorded since comes under sequences that it has not received.
            served.await(() -> subscriber.deliveries().stream()
                    .anyMatch(delivery -> delivery.hasSnapshot() && delivery.getSequence() > received));
            final List<Delivery> isNew = subscriber.deliveries().stream()
                    .filter(delivery -> delivery.getSequence() > received)
                    .toList();
            assertTrue(isNew.get(0).hasGap(), "it is told of the loss");
            assertFalse(isNew.get(0).getDuplicate());
            assertTrue(isNew.stream().anyMatch(Delivery::hasEpoch));
        }
    }

    private ServedJournal launch() {
        return new ServedJournal(folder, context -> context, context -> context.rollBytes(1 << 20));
    }

    private void goBack() throws IOException {
        Files.move(folder.resolve("journal"), folder.resolve("lost"));
        copy("then", "journal");
    }

    private void copy(final String from, final String to) throws IOException {
        Files.createDirectory(folder.resolve(to));
        try (Stream<Path> files = Files.list(folder.resolve(from))) {
            for (final Path file : files.toList()) {
                Files.copy(file, folder.resolve(to).resolve(file.getFileName()));
            }
        }
    }
}
