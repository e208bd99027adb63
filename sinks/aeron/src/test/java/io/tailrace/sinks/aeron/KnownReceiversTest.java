package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.journal.JournalBookmark;
import io.tailrace.sinks.transport.PositionStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownReceiversTest {
    private static final JournalBookmark BOOKMARK = new JournalBookmark(7, 1, 3, 9);

    @TempDir
    Path folder;

    @Test
    void shouldLeaveAloneWhatOthersKeepInTheSameStore() {
        try (PositionStore positions = PositionStore.open(folder)) {
            positions.save("otlp", "not a bookmark");
            positions.save("collect", BOOKMARK.toString());
            final KnownReceivers receivers = new KnownReceivers(positions, "own", 4, 0);
            assertTrue(receivers.isEmpty());
            hear(receivers);
            receivers.save();
            assertTrue(new KnownReceivers(positions, "other", 4, 0).isEmpty());

            final KnownReceivers again = new KnownReceivers(positions, "own", 4, 0);
            assertEquals(BOOKMARK, again.of("collect", 0).bookmark());
            again.expire(1_000, 10, 100);
            assertEquals(Optional.of("not a bookmark"), positions.load("otlp"));
            assertEquals(Optional.of(BOOKMARK.toString()), positions.load("collect"));
            assertTrue(new KnownReceivers(positions, "own", 4, 0).isEmpty());
        }
    }

    private static void hear(final KnownReceivers receivers) {
        final KnownReceiver receiver = receivers.of("collect", 0);
        receiver.heard(new FramePlace(1, 3), false, false, 0);
        receiver.bookmark(BOOKMARK);
    }
}
