package io.tailrace.sinks.grpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.Gap;
import io.tailrace.stream.v1.GapReason;
import io.tailrace.stream.v1.Snapshot;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequencerTest {
    @Test
    void shouldFlagWhatMayHaveBeenSent() {
        final Sequencer sequencer = new Sequencer(5, 7);

        assertEquals(List.of("6 again", "7 again", "8", "9"), of(sequencer, "s", "s", "s", "s"));
        assertEquals(9, sequencer.last());
    }

    @Test
    void shouldGoOnAboveWhatMayHaveBeenSentWhereSomethingWasLost() {
        final Sequencer sequencer = new Sequencer(5, 8);

        assertEquals(
                List.of("6 again", "9", "10 again", "11 again", "12", "13"),
                of(sequencer, "s", "damaged", "s", "s", "s", "s"));
    }

    @Test
    void shouldGiveAGapThatTheJournalItselfTellsOfItsOwnSequence() {
        assertEquals(List.of("1 again", "2 again", "3"), of(new Sequencer(0, 2), "journal", "s", "damaged"));
    }

    private static List<String> of(final Sequencer sequencer, final String... contents) {
        return Stream.of(contents)
                .map(content -> sequencer.next(delivery(content)))
                .map(delivery -> delivery.getSequence() + (delivery.getDuplicate() ? " again" : ""))
                .toList();
    }

    private static Delivery.Builder delivery(final String content) {
        return switch (content) {
            case "s" -> Delivery.newBuilder().setSnapshot(Snapshot.getDefaultInstance());
            case "journal" -> Delivery.newBuilder().setGap(Gap.newBuilder().setReason(GapReason.GAP_REASON_JOURNAL));
            default -> Delivery.newBuilder().setGap(Gap.newBuilder().setReason(GapReason.GAP_REASON_DAMAGED));
        };
    }
}
