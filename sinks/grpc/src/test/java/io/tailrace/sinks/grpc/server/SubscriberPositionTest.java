package io.tailrace.sinks.grpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.grpc.server.SubscriberPosition.Begin;
import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.stream.v1.Filter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriberPositionTest {
    private static final SubscriberPosition POSITION = new SubscriberPosition(
            new JournalBookmark(1L << 40, 3, 17, -1),
            3,
            99,
            10,
            Begin.STATE,
            2,
            12,
            1_036,
            1_767_225_600_000_000_000L,
            60_000_000_000L,
            RawSubscriber.hits());

    @Test
    void shouldReadWhatItWrote() {
        assertEquals(POSITION, SubscriberPosition.parse(POSITION.text()));
        final SubscriberPosition all = new SubscriberPosition(
                POSITION.context(), -1, -1, 0, Begin.GO_ON, 0, 0, 0, 0, 0, Filter.getDefaultInstance());
        assertEquals(all, SubscriberPosition.parse(all.text()));
    }

    @Test
    void shouldRefuseWhatContradictsItself() {
        final String text = POSITION.text();
        for (final String wrong : List.of(
                "",
                "2" + text.substring(1),
                text + " ",
                text.replace(" 12 ", " 9 "),
                text.replace(" 1036 ", " 11 "),
                text.replace("STATE", "state"),
                text.replace(" 10 ", " ten "),
                text.substring(0, text.length() - 1),
                text + "AAAA")) {
            assertThrows(IllegalArgumentException.class, () -> SubscriberPosition.parse(wrong), wrong);
        }
    }

    @Test
    void shouldKnowWhatLiesBehindIt() {
        assertFalse(POSITION.isBefore(2, Long.MAX_VALUE));
        assertFalse(POSITION.isBefore(3, 99));
        assertTrue(POSITION.isBefore(3, 100));
        assertTrue(POSITION.isBefore(4, 1));
    }
}
