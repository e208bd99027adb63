package io.tailrace.engine.reader.replay;

import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.reader.FrameFixture;
import java.util.ArrayList;
import java.util.List;

/** Keeps intervals as text: the live ones are gone after the call. */
final class RecordingSink implements ReplaySink {
    final List<String> intervals = new ArrayList<>();
    boolean ended;

    @Override
    public void onInterval(final ReplayInterval interval) {
        final StringBuilder text = new StringBuilder();
        text.append(interval.epoch().epoch())
                .append(": ")
                .append(seconds(interval.fromNs()))
                .append('-')
                .append(seconds(interval.toNs()));
        for (final SeriesDelta delta : interval.series()) {
            text.append(' ').append(HlogTag.of(delta.info())).append(' ');
            final MetricType type = delta.info().metric().type();
            switch (type) {
                case COUNTER ->
                    text.append('+')
                            .append(delta.counterIncrement())
                            .append('=')
                            .append(delta.counterTotal());
                case GAUGE -> text.append(delta.gaugeValue());
                case HISTOGRAM ->
                    text.append(delta.histogram().count())
                            .append('x')
                            .append(delta.histogram().buckets().getTotalCount());
            }
        }
        intervals.add(text.toString());
    }

    @Override
    public void onEnd() {
        ended = true;
    }

    private static long seconds(final long ns) {
        return (ns - FrameFixture.STARTED_AT_NS) / 1_000_000_000;
    }
}
