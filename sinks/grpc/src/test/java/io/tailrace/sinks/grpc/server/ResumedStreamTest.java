package io.tailrace.sinks.grpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Open;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a name that comes again is told, and what is kept of it and counted. */
@Timeout(120)
class ResumedStreamTest {
    private static final long TEN_MINUTES_MS = TimeUnit.MINUTES.toMillis(10);

    @TempDir
    Path folder;

    /** Of which a snapshot is the last thing that is told of a flush. */
    private static Open.Builder open() {
        return RawSubscriber.open("a").setFilter(RawSubscriber.hits());
    }

    private static Open.Builder resume() {
        return RawSubscriber.resume("a").setFilter(RawSubscriber.hits());
    }

    @Test
    void shouldKeepANameThatWasConnectedUntilTheServerDied() {
        try (ServedJournal served = new ServedJournal(folder)) {
            served.record(1);
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(open().setKeepNs(TimeUnit.MILLISECONDS.toNanos(TEN_MINUTES_MS)));
                served.await(() -> subscriber.snapshots() == 1);
                subscriber.acknowledge(subscriber.last());
                served.await(() -> served.server.statuses().get(0).delivered() == subscriber.last());
                for (int minute = 0; minute < 30; minute++) {
                    served.clock.advanceMs(60_000);
                    served.turns(5);
                }
            }
            served.server.abandon();
            served.clock.advanceMs(TEN_MINUTES_MS / 2);
            served.launch();
            served.turns(5);
            assertTrue(resumed(served), "it was there a moment before the server died");

            served.server.abandon();
            served.clock.advanceMs(2 * TEN_MINUTES_MS);
            served.launch();
            served.turns(5);
            assertTrue(resumed(served), "it could not come while there was no server");

            served.clock.advanceMs(2 * TEN_MINUTES_MS);
            served.turns(5);
            assertFalse(resumed(served), "it was away for longer than it is kept");
        }
    }

    private static boolean resumed(final ServedJournal served) {
        try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
            subscriber.ask(resume().setKeepNs(TimeUnit.MILLISECONDS.toNanos(TEN_MINUTES_MS)));
            served.await(() -> !subscriber.responses.isEmpty());
            subscriber.requests.onCompleted();
            served.await(subscriber::isEnded);
            return subscriber.opened().getResumed();
        }
    }

    @Test
    void shouldGoOnAboveWhatOnlyTheSubscriberKnows() {
        try (ServedJournal served = new ServedJournal(folder)) {
            served.record(1);
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(open());
                served.await(() -> subscriber.snapshots() == 1);
                subscriber.acknowledge(subscriber.last());
                served.turns(100);
                subscriber.requests.onCompleted();
                served.await(subscriber::isEnded);
            }
            served.record(1);
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(resume().setLastReceivedSequence(1_000_000));
                served.await(() -> subscriber.snapshots() == 1);

                assertEquals(1_000_001, subscriber.opened().getNextSequence());
                final Delivery first = subscriber.deliveries().get(0);
                assertTrue(first.hasGap());
                assertEquals(1_000_001, first.getSequence());
                assertTrue(subscriber.deliveries().stream().noneMatch(Delivery::getDuplicate));
                assertTrue(subscriber.deliveries().get(1).hasEpoch(), "what is known is told anew");
            }
        }
    }

    /** A journal keeps positions of few readers; names cost nothing. */
    @Test
    void shouldLeaveHoldsOfTheJournalToOthersHoweverManyNamesThereAre() {
        try (ServedJournal served = new ServedJournal(folder)) {
            served.record(1);
            for (int i = 0; i < Subscribers.MOST_HOLDS + 2; i++) {
                try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                    subscriber.ask(RawSubscriber.open("name-" + i));
                    served.await(() -> subscriber.snapshots() == 1);
                }
            }
            try (ChronicleJournal journal = ChronicleJournal.openForReading(folder.resolve("journal"))) {
                assertEquals(
                        Subscribers.MOST_HOLDS, journal.info().acknowledged().size());
            }
        }
    }

    @Test
    void shouldBeAbleToServeWhateverASubscriberMayClaim() {
        try (ServedJournal served = new ServedJournal(folder);
                RawSubscriber highest = new RawSubscriber(served.server.port());
                RawSubscriber above = new RawSubscriber(served.server.port())) {
            served.record(1);
            above.ask(RawSubscriber.open("b").setLastReceivedSequence(OpenRules.HIGHEST_CLAIM + 1));
            highest.ask(open().setLastReceivedSequence(OpenRules.HIGHEST_CLAIM));
            served.await(() -> highest.snapshots() == 1 && above.isEnded());
            assertEquals(Status.Code.INVALID_ARGUMENT, above.code());
            final long last = highest.last();

            served.server.abandon();
            served.launch();
            try (RawSubscriber again = new RawSubscriber(served.server.port())) {
                again.ask(resume().setLastReceivedSequence(last));
                served.await(() -> !again.deliveries().isEmpty());
                assertTrue(again.opened().getResumed());
            }
        }
    }

    @Test
    void shouldSayTheSameGapAgainWithItsSequence() {
        try (ServedJournal served = new ServedJournal(folder)) {
            served.record(1);
            final List<Delivery> before;
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(open().setLastReceivedSequence(5));
                served.await(() -> subscriber.snapshots() == 1);
                before = subscriber.deliveries();
                assertTrue(before.get(0).hasGap());
            }
            served.await(() -> served.server.connections() == 0);
            served.turns(10);
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(resume().setLastReceivedSequence(before.size()));
                served.await(() -> subscriber.snapshots() == 1);
                assertEquals(
                        before,
                        subscriber.deliveries().stream()
                                .map(delivery ->
                                        delivery.toBuilder().clearDuplicate().build())
                                .toList());
            }
        }
    }

    @Test
    void shouldRestateWhatWasSentBeforeTheFirstAcknowledgement() {
        try (ServedJournal served = new ServedJournal(folder)) {
            served.record(1);
            final long received;
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(open().setRestate(true));
                served.await(() -> subscriber.snapshots() == 1);
                assertTrue(
                        subscriber.deliveries().stream().noneMatch(delivery -> delivery.getSequence() == 0),
                        "nothing came before that could be said anew");
                received = subscriber.last();
            }
            served.await(() -> served.server.connections() == 0);
            served.turns(10);
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(resume().setRestate(true).setLastReceivedSequence(received));
                served.await(() -> subscriber.snapshots() == 1);
                served.record(1);
                served.await(() -> subscriber.snapshots() == 2);
                final List<Delivery> restated = subscriber.deliveries().stream()
                        .filter(delivery -> delivery.getSequence() == 0)
                        .toList();
                assertTrue(restated.get(0).hasEpoch());
                assertTrue(restated.stream().anyMatch(Delivery::hasSeries));
                final int place = subscriber.deliveries().indexOf(restated.get(0));
                assertEquals(
                        received + 1,
                        subscriber.deliveries().get(place + restated.size()).getSequence(),
                        "before what was not received, and with all that was");
            }
        }
    }

    @Test
    void shouldSayWhatRetentionTookBeforeAnythingWasAcknowledged() throws Exception {
        try (ServedJournal served =
                new ServedJournal(folder, context -> context, context -> context.rollBytes(1 << 20))) {
            served.record(2);
            final long sent;
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(open());
                served.await(() -> subscriber.snapshots() == 1);
                sent = subscriber.last();
            }
            served.await(() -> served.server.connections() == 0);
            served.turns(10);
            while (rollFiles().size() < 2) {
                served.record(500);
            }
            Files.delete(rollFiles().get(0));
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(resume().setLastReceivedSequence(sent));
                served.await(() -> subscriber.deliveries().size() > 1);
                assertTrue(subscriber.deliveries().get(0).hasGap());
                assertEquals(sent + 1, subscriber.deliveries().get(0).getSequence());
                assertTrue(subscriber.deliveries().get(1).hasEpoch());
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
    void shouldBeWellWhenThereIsNothingToSend() {
        try (ServedJournal served = new ServedJournal(folder)) {
            served.record(1);
            final long received;
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(open().setInstance("me"));
                served.await(() -> subscriber.snapshots() == 1);
                received = subscriber.last();
                subscriber.acknowledge(received);
                served.await(() -> served.server.statuses().get(0).delivered() == received);
            }
            served.await(() -> served.server.connections() == 0);
            served.turns(10);
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(resume().setInstance("me").setLastReceivedSequence(received));
                served.await(() -> !subscriber.responses.isEmpty());
                served.clock.advanceMs(120_000);
                served.turns(50);

                assertEquals(1, served.failures());
                assertEquals(
                        DeliveryState.DELIVERING,
                        served.server.statuses().get(0).state());
            }
        }
    }

    @Test
    void shouldRefuseWhatWasNotSentWithoutCallingItAFailure() {
        try (ServedJournal served = new ServedJournal(folder);
                RawSubscriber liar = new RawSubscriber(served.server.port())) {
            served.record(1);
            liar.ask(RawSubscriber.open("liar"));
            served.await(() -> liar.snapshots() == 1);
            liar.acknowledge(4_711_000);
            served.await(liar::isEnded);

            assertEquals(Status.Code.INVALID_ARGUMENT, liar.code());
            assertEquals(1, served.server.refusals().refused());
            assertEquals(0, served.failures());
        }
    }

    @Test
    void shouldMeasureOnlyWhatIsSentForTheFirstTimeAndIsNoHistory() {
        final Measured measured = new Measured();
        try (ServedJournal served = new ServedJournal(folder, context -> context.meter(measured), context -> context)) {
            served.record(1);
            served.clock.advanceMs(3_600_000);
            final long received;
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(open());
                served.await(() -> subscriber.snapshots() == 1);
                served.turns(20);
                assertEquals(List.of(), measured.latenciesNs);
                served.record(1);
                served.await(() -> subscriber.snapshots() == 2);
                received = subscriber.last();
            }
            served.await(() -> served.server.connections() == 0);
            served.turns(10);
            served.record(1);
            try (RawSubscriber subscriber = new RawSubscriber(served.server.port())) {
                subscriber.ask(resume().setLastReceivedSequence(received));
                served.await(() -> subscriber.snapshots() == 3);
                final long last = subscriber.last();
                subscriber.acknowledge(last);
                served.await(() -> measured.delivered > 0);
                final long fresh = subscriber.deliveries().stream()
                        .filter(delivery -> delivery.getSequence() <= last && !delivery.getDuplicate())
                        .count();
                assertEquals(fresh, measured.delivered, "flagged ones were counted before");
                assertEquals(1, measured.latenciesNs.size());
                assertTrue(measured.latenciesNs.get(0) < TimeUnit.HOURS.toNanos(1));
            }
        }
    }

    private static final class Measured implements DeliveryMeter {
        private final List<Long> latenciesNs = new ArrayList<>();
        private long delivered;

        @Override
        public void alert(final boolean raised) {}

        @Override
        public void failed() {}

        @Override
        public void delivered(final long items) {
            delivered += items;
        }

        @Override
        public void latency(final long latencyNs) {
            latenciesNs.add(latencyNs);
        }

        @Override
        public void refused(final String reason, final long items) {}

        @Override
        public void lost(final long frames) {}
    }
}
