package io.tailrace.engine.aggregate;

import io.tailrace.engine.snapshot.CallerTimeSource;
import io.tailrace.engine.snapshot.FlightChannel;

/** Shows the samples of one channel to the flight recorder as well, if some of them are to be kept. The aggregator's thread only. */
final class FlightTap implements SampleConsumer, CallerTimeSource {
    private final SampleSource source;
    private final FlightChannel flight;
    private SampleConsumer consumer;
    private long nowNs;

    FlightTap(final SampleSource source, final FlightChannel flight) {
        this.source = source;
        this.flight = flight;
    }

    /** Takes the samples in the place of another consumer, and hands them on. */
    SampleConsumer before(final SampleConsumer next, final long batchNs) {
        consumer = next;
        nowNs = batchNs;
        return this;
    }

    @Override
    public void onSamples(final long[] slots, final int from, final int to) {
        consumer.onSamples(slots, from, to);
        if (source.isRetaining()) { // read behind the samples: set before the first of them was recorded
            flight.onSamples(slots, from, to, source.consumed() - (to - from) / 2, nowNs, this);
        }
    }

    @Override
    public long callerTimeNs(final int slot) {
        return source.callerTimeNs(slot);
    }

    void writeIfOld() {
        flight.writeIfOld(nowNs);
    }
}
