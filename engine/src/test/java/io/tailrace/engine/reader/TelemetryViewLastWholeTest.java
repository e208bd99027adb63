package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tailrace.codec.frame.FrameVerdict;
import io.tailrace.engine.descriptor.MetricDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a start can go on from when the end of the journal is not whole. */
class TelemetryViewLastWholeTest {
    private static final SeriesInfo ORDERS = new SeriesInfo(
            0, MetricDescriptor.counter("orders_total").help("Orders.").build(), List.of());

    private final TelemetryView view = new TelemetryView();

    @Test
    void shouldKeepTheLastTotalsBehindADamagedFrame() {
        readEpoch(1);
        readCheckpoint(1, 42);

        view.onBadFrame(FrameVerdict.BAD_CHECKSUM, "flipped", 9);

        assertFalse(view.isCurrent());
        assertEquals(List.of(), view.series());
        assertEquals(42, lastWholeTotal());
    }

    @Test
    void shouldKeepTheTotalsOfTheEpochBeforeWhileTheFirstCheckpointOfTheNextIsTorn() {
        readEpoch(1);
        readCheckpoint(1, 42);

        readEpoch(2);
        view.onSeries(ORDERS);
        readEpoch(3);

        assertEquals(List.of(), view.series());
        assertEquals(42, lastWholeTotal());

        readCheckpoint(3, 43);
        assertEquals(43, lastWholeTotal());
    }

    private long lastWholeTotal() {
        return view.lastWholeSeries().get(0).counterTotal();
    }

    private void readEpoch(final int epoch) {
        view.onEpoch(info(epoch), 0);
    }

    private void readCheckpoint(final int epoch, final long total) {
        view.onSeries(ORDERS);
        final Values values = new Values(List.of(new CounterValue(ORDERS, total)), List.of(), List.of());
        view.onCheckpoint(new Checkpoint(info(epoch), 1, 0, 0, values, List.of()), 1);
    }

    private static EpochInfo info(final int epoch) {
        return new EpochInfo(epoch, "shop", "one", "1", false, epoch > 1, 0, 0, 1, epoch - 1L, 100_000_000);
    }
}
