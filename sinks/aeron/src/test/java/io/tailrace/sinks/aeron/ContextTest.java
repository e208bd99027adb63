package io.tailrace.sinks.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ContextTest {
    @Test
    void shouldNameEveryFaultOfASenderAtOnce() {
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new AeronSenderContext(null, null, null, null)
                                .name("a b")
                                .channel("nothing", 1)
                                .returnChannel("nothing", 1)
                                .window(0, 1)
                                .framesPerDutyCycle(0)
                                .mostReceivers(0)
                                .acknowledgeTimeoutNs(1)
                                .receiverTimeoutNs(2_000_000, 1)
                                .retry(null)
                                .meter(null)
                                .clock(null)
                                .conclude())
                .getMessage();
        for (final String part : new String[] {
            "link",
            "journal",
            "source",
            "positions",
            "name",
            "no Aeron URI",
            "same stream",
            "windowFrames",
            "windowBytes",
            "framesPerDutyCycle",
            "mostReceivers",
            "acknowledgeTimeoutNs",
            "forgetReceiverNs",
            "retry",
            "meter",
            "clock"
        }) {
            assertTrue(message.contains(part), part + " in " + message);
        }
    }

    @Test
    void shouldNameEveryFaultOfAReceiverAtOnce() {
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new AeronReceiverContext(null, "", null)
                                .channel("nothing", 1)
                                .startAt(null)
                                .mostSources(0)
                                .fragmentsPerSource(0)
                                .acknowledgeIntervalNs(-1)
                                .clock(null)
                                .conclude())
                .getMessage();
        for (final String part : new String[] {
            "link",
            "taker",
            "name",
            "no Aeron URI",
            "startAt",
            "mostSources",
            "fragmentsPerSource",
            "acknowledgeIntervalNs",
            "clock"
        }) {
            assertTrue(message.contains(part), part + " in " + message);
        }
    }

    @Test
    void shouldNameEveryFaultOfALinkAtOnce() {
        final String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> AeronLink.of(new AeronLinkContext()
                                .termLengthInBytes(65_536)
                                .driverTimeoutNs(0)
                                .threadFactory(null)
                                .driver(null)))
                .getMessage();
        for (final String part :
                new String[] {"termLengthInBytes", "driverTimeoutNs", "threadFactory", "driver is missing"}) {
            assertTrue(message.contains(part), part + " in " + message);
        }
    }

    @Test
    void shouldHaveTheDefaultsThatItsWordsSay() {
        final AeronReceiverContext.ReceiverSettings receiver =
                new AeronReceiverContext(AeronLink.of(new AeronLinkContext()), "r", new Received()).conclude();
        assertEquals("aeron:ipc", receiver.channel());
        assertEquals("aeron:ipc", receiver.returnChannel());
        assertEquals(AeronSenderContext.DEFAULT_STREAM_ID, receiver.streamId());
        assertEquals(AeronSenderContext.DEFAULT_RETURN_STREAM_ID, receiver.returnStreamId());
        assertEquals(StartAt.EARLIEST, receiver.startAt());
        assertEquals(256, receiver.mostSources());
        assertEquals(64, receiver.fragmentsPerSource());
        assertEquals(TimeUnit.MILLISECONDS.toNanos(20), receiver.acknowledgeIntervalNs());
        final AeronLinkContext.LinkSettings link = new AeronLinkContext().conclude();
        assertTrue(link.isEmbedded() && !link.isInvoked());
        assertEquals(1 << 20, link.termLengthInBytes());
        assertEquals(TimeUnit.SECONDS.toNanos(10), link.driverTimeoutNs());
    }
}
