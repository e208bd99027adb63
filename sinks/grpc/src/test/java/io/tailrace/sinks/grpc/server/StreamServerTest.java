package io.tailrace.sinks.grpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.transport.PositionStore;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Filter;
import io.tailrace.stream.v1.GapReason;
import io.tailrace.stream.v1.LabelMatch;
import io.tailrace.stream.v1.Match;
import io.tailrace.stream.v1.Position;
import io.tailrace.stream.v1.Snapshot;
import io.tailrace.stream.v1.StartFrom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a subscriber is told, with nothing but the stubs on its side. */
@Timeout(60)
class StreamServerTest {
    @TempDir
    Path folder;

    @Test
    void shouldTellWhatIsNeededBeforeItIsUsed() {
        try (ServedJournal served = new ServedJournal(folder);
                RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
            served.record(4);
            subscriber.ask(RawSubscriber.open("a").setFilter(RawSubscriber.hits()));
            served.await(() -> subscriber.snapshots() > 0);

            final List<Delivery> deliveries = subscriber.deliveries();
            assertEquals(
                    LongStream.rangeClosed(1, deliveries.size()).boxed().toList(),
                    deliveries.stream().map(Delivery::getSequence).toList());
            assertTrue(deliveries.get(0).hasEpoch());
            assertFalse(subscriber.opened().getResumed());
            assertEquals(1, deliveries.stream().filter(Delivery::hasMetric).count());
            assertEquals(2, deliveries.stream().filter(Delivery::hasSeries).count());
            final Snapshot snapshot = deliveries.stream()
                    .filter(Delivery::hasSnapshot)
                    .findFirst()
                    .orElseThrow()
                    .getSnapshot();
            assertEquals(2, snapshot.getCountersCount());
            assertEquals(0, snapshot.getHistogramsCount());
            assertEquals(7, snapshot.getChannels(0).getLastSequence(), "channel ranges come whatever the filter says");
            assertTrue(deliveries.stream().noneMatch(Delivery::getDuplicate));
        }
    }

    @Test
    void shouldFilterByLabelAndDeliverSamples() {
        try (ServedJournal served = new ServedJournal(folder);
                RawSubscriber labels = new RawSubscriber(served.server.port());
                RawSubscriber samples = new RawSubscriber(served.server.port())) {
            served.record(4);
            labels.ask(RawSubscriber.open("labels")
                    .setFilter(RawSubscriber.hits().toBuilder()
                            .addLabels(LabelMatch.newBuilder()
                                    .setName("path")
                                    .setValue(Match.newBuilder().setPrefix("/c"))
                                    .setNegated(true))));
            samples.ask(
                    RawSubscriber.open("samples").setFilter(Filter.newBuilder().setSamples(true)));
            served.await(() ->
                    labels.snapshots() > 0 && samples.deliveries().stream().anyMatch(Delivery::hasSamples));

            assertEquals(
                    1, labels.deliveries().stream().filter(Delivery::hasSeries).count());
            assertEquals(0, samples.snapshots());
            final var block = samples.deliveries().stream()
                    .filter(Delivery::hasSamples)
                    .findFirst()
                    .orElseThrow()
                    .getSamples();
            assertEquals(List.of(1_000L, 2_000L, 3_000L, 4_000L), block.getValuesList());
            assertEquals(ServedJournal.CHANNEL, block.getChannel());
        }
    }

    @Test
    void shouldBeginWithTheNewestCheckpointOrAtAFrame() {
        try (ServedJournal served = new ServedJournal(folder)) {
            for (int i = 0; i < 5; i++) {
                served.record(2);
            }
            try (RawSubscriber all = new RawSubscriber(served.server.port())) {
                all.ask(RawSubscriber.open("all"));
                served.await(() -> all.snapshots() == 5);
                final Position third = all.deliveries().stream()
                        .filter(Delivery::hasSnapshot)
                        .skip(2)
                        .findFirst()
                        .orElseThrow()
                        .getPosition();
                try (RawSubscriber at = new RawSubscriber(served.server.port());
                        RawSubscriber latest = new RawSubscriber(served.server.port())) {
                    at.ask(RawSubscriber.open("at")
                            .setStart(StartFrom.START_FROM_POSITION)
                            .setPosition(third));
                    latest.ask(RawSubscriber.resume("latest"));
                    served.await(() ->
                            at.snapshots() == 3 && latest.deliveries().stream().anyMatch(Delivery::hasCheckpoint));

                    assertTrue(at.deliveries().get(0).hasEpoch(), "what is known is told first");
                    assertTrue(at.deliveries().stream().anyMatch(Delivery::hasSeries));
                    assertTrue(at.deliveries().stream().noneMatch(Delivery::hasCheckpoint));
                }
            }
        }
    }

    @Test
    void shouldGoOnBehindWhatWasAcknowledgedAndMeanTheSame() {
        try (ServedJournal served = new ServedJournal(folder)) {
            served.record(3);
            served.record(3);
            final List<Delivery> before;
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(RawSubscriber.open("a"));
                served.await(() -> subscriber.snapshots() == 2);
                before = subscriber.deliveries();
                subscriber.acknowledge(4);
                subscriber.acknowledge(2);
                served.turns(200);
            }
            served.server.abandon();
            served.launch();
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(RawSubscriber.resume("a").setLastReceivedSequence(before.size()));
                served.await(() -> subscriber.snapshots() == 2);

                final long first = subscriber.deliveries().get(0).getSequence();
                assertEquals(subscriber.opened().getNextSequence(), first);
                assertTrue(subscriber.opened().getResumed());
                assertTrue(first <= 5, "what was acknowledged may not have come to the disk");
                for (final Delivery delivery : subscriber.deliveries()) {
                    assertTrue(delivery.getDuplicate());
                    assertEquals(
                            before.get((int) delivery.getSequence() - 1),
                            delivery.toBuilder().clearDuplicate().build());
                }
                served.record(1);
                served.await(() -> subscriber.snapshots() == 3);
            }
        }
    }

    @Test
    void shouldSendNoMoreThanMayBeOutstandingAndHoldUpNobodyElse() {
        try (ServedJournal served = new ServedJournal(folder);
                RawSubscriber slow = new RawSubscriber(served.server.port());
                RawSubscriber quick = new RawSubscriber(served.server.port())) {
            slow.ask(RawSubscriber.open("slow").setMaxOutstandingBytes(300));
            quick.ask(RawSubscriber.open("quick"));
            for (int i = 0; i < 20; i++) {
                served.record(2);
            }
            served.await(() -> quick.snapshots() == 20);

            final int sentBytes = slow.deliveries().stream()
                    .mapToInt(Delivery::getSerializedSize)
                    .sum();
            assertTrue(sentBytes <= 300 || slow.deliveries().size() == 1, sentBytes + " bytes are on the way");
            while (slow.snapshots() < 20) {
                final long last = slow.last();
                slow.acknowledge(last);
                served.await(() -> slow.last() > last);
            }
            assertEquals(
                    quick.deliveries().stream()
                            .filter(Delivery::hasSnapshot)
                            .map(Delivery::getSnapshot)
                            .toList(),
                    slow.deliveries().stream()
                            .filter(Delivery::hasSnapshot)
                            .map(Delivery::getSnapshot)
                            .toList());
        }
    }

    @Test
    void shouldSayWhatRetentionTookAndReuseNoSequence() throws Exception {
        try (ServedJournal served =
                new ServedJournal(folder, context -> context, context -> context.rollBytes(1 << 20))) {
            served.record(2);
            final long sent;
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(RawSubscriber.open("a"));
                served.await(() -> subscriber.snapshots() == 1);
                sent = subscriber.last();
                subscriber.acknowledge(2);
                served.turns(200);
            }
            served.await(() -> served.server.connections() == 0);
            served.turns(10);
            while (rollFiles().size() < 2) {
                served.record(500);
            }
            Files.delete(rollFiles().get(0));
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(RawSubscriber.resume("a").setLastReceivedSequence(sent));
                served.await(() -> subscriber.deliveries().stream().anyMatch(Delivery::hasCheckpoint));

                final Delivery gap = subscriber.deliveries().get(0);
                assertEquals(GapReason.GAP_REASON_RETENTION, gap.getGap().getReason());
                assertEquals(sent + 1, gap.getSequence(), "above whatever may have been sent");
                assertTrue(gap.getGap().getFrames() > 0);
                assertTrue(subscriber.deliveries().get(1).hasEpoch(), "what is known is told anew");
            }
        }
    }

    @Test
    void shouldFlagWhatComesAgainOfAJournalThatLostItsEnd() throws Exception {
        try (ServedJournal served = new ServedJournal(folder)) {
            served.record(2);
            served.record(2);
            final long sent;
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(RawSubscriber.open("a"));
                served.await(() -> subscriber.snapshots() == 2);
                sent = subscriber.last();
            }
            served.server.close();
            // Another journal in its place: nothing of it is what the position names.
            final SubscriberPosition position;
            try (PositionStore store = PositionStore.open(folder.resolve("positions"))) {
                position = SubscriberPosition.parse(store.load("a").orElseThrow());
                final JournalBookmark other = new JournalBookmark(
                        position.context().position(),
                        1,
                        position.context().sequence(),
                        ~position.context().checksum());
                store.save("a", position.text().replace(position.context().toString(), other.toString()));
            }
            served.launch();
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(RawSubscriber.resume("a").setLastReceivedSequence(sent));
                served.await(() -> subscriber.snapshots() == 2);

                assertTrue(subscriber.deliveries().get(0).hasGap());
                assertTrue(subscriber.deliveries().get(0).getSequence() > sent);
                assertTrue(subscriber.deliveries().stream().skip(1).allMatch(Delivery::getDuplicate));
            }
        }
    }

    private List<Path> rollFiles() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldCountADisruptionOnceAndNoLeaveTaking() {
        try (ServedJournal served = new ServedJournal(folder)) {
            served.record(1);
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(RawSubscriber.open("a"));
                served.await(() -> subscriber.snapshots() == 1);
                subscriber.acknowledge(subscriber.last());
                subscriber.requests.onCompleted();
                served.await(subscriber::isEnded);
                assertEquals(Status.Code.OK, subscriber.code());
            }
            assertEquals(0, served.failures());
            assertEquals(List.of(), served.server.statuses());
            assertTrue(
                    served.server.departed().delivered() > 0, "what was delivered to one that left is not forgotten");
            for (int round = 1; round <= 3; round++) {
                try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                    subscriber.ask(RawSubscriber.resume("a").setInstance("me"));
                    served.record(1);
                    served.await(() -> subscriber.snapshots() >= 1);
                    final long before = served.delivered();
                    subscriber.acknowledge(subscriber.last());
                    served.await(() -> served.delivered() > before);
                    subscriber.cut();
                }
                served.await(() -> served.server.connections() == 0);
                served.turns(5);
            }
            // The last one is not noticed: who cancels and stays away has decided so.
            assertEquals(2, served.failures());
        }
    }

    @Test
    void shouldEndWithUnavailableWhenItIsClosed() {
        final ServedJournal served = new ServedJournal(folder);
        try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
            subscriber.ask(RawSubscriber.open("a"));
            served.await(() -> !subscriber.deliveries().isEmpty());
            served.close();
            while (!subscriber.isEnded()) {
                Thread.onSpinWait();
            }
            assertEquals(Status.Code.UNAVAILABLE, subscriber.code());
        }
    }
}
