package io.tailrace.sinks.aeron;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.transport.DeliveryMeter;
import io.tailrace.sinks.transport.DeliveryTracker;
import io.tailrace.sinks.transport.RetryPolicy;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Whatever a peer sends, in whatever order, neither side throws, and a receiver takes frames in rising order only. Run by {@link MessageSeedsTest}, and by
 * Jazzer when asked to: its agent would slow all other tests of a build down.
 */
class MessageFuzz {
    private static final int LONGEST = 256;

    /** Bytes are messages one after the other, each behind a byte that says how long it is. */
    @FuzzTest
    void shouldStandAnyMessages(final byte[] bytes) {
        final Received received = new Received();
        final ReceivedStream stream =
                new ReceivedStream("fuzz", received, StartAt.EARLIEST, new RefusalLog("fuzz"), (source, from) -> true);
        final ReturnStream returned = new ReturnStream(
                5,
                new DeliveryTracker("fuzz", RetryPolicy.defaults(), DeliveryMeter.none(), EngineClock.system(), 1),
                new Nobody());
        for (int from = 0; from < bytes.length; ) {
            final int length = Math.min(bytes[from] & (LONGEST - 1), bytes.length - from - 1);
            final UnsafeBuffer message = new UnsafeBuffer(bytes, from + 1, length);
            stream.onMessage(message, 0, length);
            returned.onMessage(message, 0, length);
            from += 1 + length;
        }
        received.places.values().forEach(places -> {
            for (int i = 1; i < places.size(); i++) {
                if (!places.get(i).isBehind(places.get(i - 1))) {
                    throw new AssertionError(places);
                }
            }
        });
    }

    private static final class Nobody implements ReturnStream.Listener {
        @Override
        public void onAcknowledgement(
                final String receiver, final FramePlace place, final boolean isLive, final boolean hasMissed) {}

        @Override
        public void onRefusal(final String receiver, final String reason) {}
    }
}
