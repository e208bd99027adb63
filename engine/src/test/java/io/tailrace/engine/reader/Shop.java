package io.tailrace.engine.reader;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.FrameFixture.Range;
import org.HdrHistogram.Histogram;

/** The metrics of a small shop, which the tests of this package record: one of each type. */
public final class Shop {
    public static final int ORDERS = 1;
    public static final int REFUNDS = 2;
    public static final int STOCK = 3;
    public static final int LATENCY = 4;
    public static final int TILL = 7;

    public static final MetricDescriptor ORDERS_METRIC = MetricDescriptor.counter("shop_orders_total")
            .help("Orders.")
            .labelNames("kind")
            .build();
    public static final MetricDescriptor STOCK_METRIC =
            MetricDescriptor.gauge("shop_stock").help("Items in stock.").build();
    public static final MetricDescriptor LATENCY_METRIC = MetricDescriptor.histogram("shop_latency_seconds")
            .unit(Unit.SECONDS)
            .help("Time to serve.")
            .bounds(0.001, 0.01, 0.1)
            .build();

    private Shop() {}

    /** Descriptors, series, and the channel "till". */
    public static FrameFixture describe(final FrameFixture frames) {
        return frames.channelOpened(TILL, "till")
                .descriptor(10, ORDERS_METRIC)
                .descriptor(11, STOCK_METRIC)
                .descriptor(12, LATENCY_METRIC)
                .series(ORDERS, 10, "order")
                .series(REFUNDS, 10, "refund")
                .series(STOCK, 11)
                .series(LATENCY, 12);
    }

    /** An epoch with all of that, and no values yet. */
    public static FrameFixture open(final int epoch) {
        return describe(new FrameFixture().epoch(epoch));
    }

    /** A checkpoint of one part, as a publisher writes it. */
    public static FrameFixture checkpoint(
            final FrameFixture frames,
            final long checkpointId,
            final long snapshotId,
            final PartFixture totals,
            final Range... ranges) {
        return describe(frames.checkpointBegin(checkpointId, snapshotId).epochFrame(false, true))
                .checkpointPart(checkpointId, 0, totals)
                .checkpointCommit(checkpointId, 1, ranges);
    }

    public static Range till(final long first, final long last) {
        return new Range(TILL, first, last, 0);
    }

    /** A latency histogram of some values in nanoseconds. */
    public static Histogram latencies(final long... valuesNs) {
        final HistogramRange range = LATENCY_METRIC.range();
        final Histogram histogram = new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
        for (final long value : valuesNs) {
            histogram.recordValue(value);
        }
        return histogram;
    }
}
