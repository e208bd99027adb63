package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.codec.prometheus.LabelSet;
import io.tailrace.codec.prometheus.LeBounds;
import io.tailrace.codec.prometheus.NameEscaping;
import io.tailrace.codec.prometheus.protobuf.MessageBuffer;
import io.tailrace.codec.prometheus.protobuf.NativeBuckets;
import io.tailrace.codec.prometheus.protobuf.ProtobufRow;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.junit.jupiter.api.Test;

/** Native buckets made of totals are those made of a HdrHistogram of the same samples. */
class NativeTotalsTest {
    private final NativeBuckets buckets = new NativeBuckets();

    @Test
    void shouldShowItsCountsAsNativeBuckets() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            final MetricDescriptor metric = MetricDescriptor.histogram("a_seconds")
                    .unit(Unit.SECONDS)
                    .range(RandomHistograms.range(random))
                    .help("A.")
                    .build();
            final Histogram expected = RandomHistograms.histogram(random, metric.range(), random.nextInt(300));
            final SampleHistogram samples = new SampleHistogram(metric);
            expected.recordedValues().forEach(value -> {
                for (long n = Math.min(3, value.getCountAtValueIteratedTo()); n > 0; n--) {
                    samples.record(expected.lowestEquivalentValue(value.getValueIteratedTo()), 0);
                }
            });
            final HistogramTotals totals = new HistogramTotals(metric);
            totals.add(samples);

            totals.copyTo(buckets, Unit.SECONDS);
            final byte[] row = row(totals.bucketTotal());
            fill(expected, metric);

            assertArrayEquals(row(totals.bucketTotal()), row, "seed " + seed);
        }
    }

    @Test
    void shouldShowAnExemplarUnderNoBoundBelowIt() {
        final MetricDescriptor metric = MetricDescriptor.histogram("a_seconds")
                .unit(Unit.SECONDS)
                .bounds(0.001, 0.01)
                .help("A.")
                .build();
        final HistogramTotals totals = new HistogramTotals(metric);

        assertEquals(0, totals.bucketOf(0));
        assertEquals(0, totals.bucketOf(1_000_000));
        assertEquals(1, totals.bucketOf(1_000_001), "though it is counted at the bound");
        assertEquals(2, totals.bucketOf(10_000_001));
    }

    private void fill(final Histogram histogram, final MetricDescriptor metric) {
        buckets.begin(metric.range().significantDigits(), Unit.SECONDS.toExposed((double)
                histogram.highestEquivalentValue(0)));
        for (final HistogramIterationValue value : histogram.recordedValues()) {
            final long lowest = histogram.lowestEquivalentValue(value.getValueIteratedTo());
            final long count = Math.min(3, value.getCountAtValueIteratedTo());
            if (lowest == 0) {
                buckets.addZero(count);
            } else {
                buckets.add(Unit.SECONDS.toExposed((double) lowest), count);
            }
        }
    }

    private byte[] row(final long count) {
        final MessageBuffer out = new MessageBuffer(256);
        new ProtobufRow(LabelSet.EMPTY, NameEscaping.UNDERSCORES)
                .histogram(LeBounds.of(), new long[0], count, 0, ProtobufRow.NOT_KNOWN, null, buckets, out);
        return out.toByteArray();
    }
}
