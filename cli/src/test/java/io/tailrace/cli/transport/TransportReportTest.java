package io.tailrace.cli.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.transport.DeliveryState;
import io.tailrace.sinks.transport.DeliveryStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransportReportTest {
    private static final DeliveryStatus GOOD =
            new DeliveryStatus("grpc", DeliveryState.DELIVERING, 1, 2_000, 3, 0, "reset", 9);
    private static final DeliveryStatus BAD = new DeliveryStatus("grpc", DeliveryState.ISOLATED, 1, 1, 0, 5, "dead", 9);

    @Test
    void shouldBeAsBadAsItsWorstPeer() {
        final TransportReport report = TransportReport.of("grpc", List.of(GOOD, BAD, GOOD), 0);
        assertEquals(new TransportReport("grpc", "isolated", 4_001, 3, 6, 5, 0, "dead"), report);
        assertFalse(report.isGood());
        assertEquals("grpc     isolated: 4,001 delivered, 3 failures, 6 refused, 5 frames lost; dead", report.line());
    }

    @Test
    void shouldBeGoodWhenItDeliversAgain() {
        assertTrue(TransportReport.of("grpc", List.of(GOOD), 0).isGood());
        assertTrue(TransportReport.of("grpc", List.of(), 0).isGood());
        assertFalse(TransportReport.of("grpc", List.of(GOOD), 1).isGood());
    }

    /** A collector that refuses everything answers each time, and takes nothing. */
    @Test
    void shouldNotBeGoodWhenEverythingIsRefused() {
        assertFalse(report(0, 3).isGood());
        assertTrue(report(1, 3).isGood());
        assertTrue(report(0, 0).isGood());
    }

    private static TransportReport report(final long delivered, final long refused) {
        return TransportReport.of(
                "otlp",
                List.of(new DeliveryStatus("otlp", DeliveryState.DELIVERING, 0, delivered, refused, 0, "401", 9)),
                0);
    }

    @Test
    void shouldTellWhatIsNotThere() {
        final TransportReport report = TransportReport.notStarted("otlp", "no such host");
        assertFalse(report.isStarted());
        assertFalse(report.isGood());
        assertTrue(report.line().contains("not started") && report.line().endsWith("no such host"), report.line());
    }
}
