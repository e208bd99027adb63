package io.tailrace.engine.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.aggregate.SampleSource;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.ring.SampleRing;
import io.tailrace.engine.ring.SharedSampleRing;
import io.tailrace.testsupport.Allocations;
import io.tailrace.testsupport.SettableClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exemplars of samples that were accepted, through the handles of both channels. */
class ExemplarRecordingTest {
    private static final int CAPACITY = 256;
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    private final MetricRegistry registry = new MetricRegistry(100);
    private final Metric sizes =
            registry.register(MetricDescriptor.histogram("sizes").help("Sizes.").build());
    private final SampleRing ring = new SampleRing(0, "worker", CAPACITY, 0.8, true);
    private final SharedSampleRing sharedRing = new SharedSampleRing(1, "shared", CAPACITY, 0.8);
    private final Channel channel = new Channel(ring, registry, new SettableClock());
    private final SharedChannel shared = new SharedChannel(sharedRing, registry, new SettableClock());

    @Test
    void shouldOfferTheExemplarOfAnAcceptedSample() {
        for (final Histogram histogram : handles()) {
            final SampleSource source = source(histogram);
            assertEquals(RecordResult.ACCEPTED, histogram.record(17, 1, 2, 3));

            assertEquals(List.of("17 1 2 3"), exemplars(source));
            assertEquals(1, source.drain((slots, from, to) -> {}, CAPACITY));
        }
    }

    @Test
    void shouldOfferNothingOfARefusedSample() {
        for (final Histogram histogram : handles()) {
            while (histogram.record(1) == RecordResult.ACCEPTED) {
                // until the ring is full
            }
            assertEquals(RecordResult.REFUSED_FULL, histogram.record(17, 1, 2, 3));
            source(histogram).close();
            assertEquals(RecordResult.CLOSED, histogram.record(17, 1, 2, 3));

            assertEquals(List.of(), exemplars(source(histogram)));
        }
    }

    @Test
    void shouldReadIdsOfText() {
        for (final Histogram histogram : handles()) {
            histogram.record(1, TRACE, SPAN);
            histogram.record(4, TRACE, null);
            histogram.record(16, "F".repeat(32), SPAN.substring(1));
            for (final String none :
                    new String[] {null, "", SPAN, TRACE + "0", TRACE.replace('a', 'g'), "0".repeat(32)}) {
                assertEquals(RecordResult.ACCEPTED, histogram.record(64, none, SPAN));
            }

            final String ids = Long.parseUnsignedLong("0af7651916cd43dd", 16) + " "
                    + Long.parseUnsignedLong("8448eb211c80319c", 16);
            assertEquals(
                    List.of("1 " + ids + " " + Long.parseUnsignedLong(SPAN, 16), "4 " + ids + " 0", "16 -1 -1 0"),
                    exemplars(source(histogram)));
            assertEquals(9, source(histogram).drain((slots, from, to) -> {}, CAPACITY));
        }
    }

    @Test
    void shouldShareOneBoxAmongTheHandlesOfASeries() {
        for (int i = 0; i < 1_000; i++) {
            channel.histogram(sizes).record(17, 1, 2, 3);
            shared.histogram(sizes).record(17, 1, 2, 3);
        }

        assertEquals(1, exemplars(ring).size());
        assertEquals(1, exemplars(sharedRing).size());
    }

    @Test
    void shouldAllocateNothing() {
        for (final Histogram histogram : handles()) {
            final SampleSource source = source(histogram);
            final Runnable calls = () -> {
                for (int i = 0; i < 20_000; i++) {
                    histogram.record(i, 1, 2, 3);
                    if (source.unread() > CAPACITY / 2) {
                        source.drain((slots, from, to) -> {}, CAPACITY);
                        source.collectExemplars((id, value, high, low, span) -> {});
                    }
                }
            };
            calls.run();

            assertEquals(0, Allocations.bytesPerRun(calls));
        }
    }

    private List<Histogram> handles() {
        return List.of(channel.histogram(sizes), shared.histogram(sizes));
    }

    private SampleSource source(final Histogram handle) {
        return handle instanceof ChannelHistogram ? ring : sharedRing;
    }

    private static List<String> exemplars(final SampleSource source) {
        final List<String> all = new ArrayList<>();
        source.collectExemplars((id, value, high, low, span) -> all.add(value + " " + high + " " + low + " " + span));
        return all;
    }
}
