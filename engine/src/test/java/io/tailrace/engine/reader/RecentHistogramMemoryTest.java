package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.codec.histogram.ExactSum;
import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.HistogramRange;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** What a series of 1 us to 1 h at three digits takes for its quantiles, in a view that keeps them; the layout is shared by all series. */
class RecentHistogramMemoryTest {
    private static final int UNTOUCHED_BYTES = 1 << 10;
    private static final int THOUSAND_VALUES_BYTES = 40 << 10;
    private static final int BYTES_A_BUCKET = Integer.BYTES + Long.BYTES;

    static {
        System.setProperty("jol.magicFieldOffset", "true"); // or it cannot look into records
    }

    private final BucketLayout layout = BucketLayout.of(HistogramRange.TIMES);
    private final RecentHistogram recent = new RecentHistogram(layout);

    @Test
    void shouldTakeNextToNothingUntilItIsUsed() {
        assertTrue(bytes() <= UNTOUCHED_BYTES, () -> bytes() + " bytes");
    }

    @Test
    void shouldTakeAsMuchAsItsBucketsNeed() {
        final SplittableRandom random = new SplittableRandom(1);
        final double octaves = Math.log(HistogramRange.TIMES.highestValue() / 1_000.0);
        for (int i = 0; i < 10; i++) {
            final Histogram interval = histogram();
            for (int j = 0; j < 100; j++) {
                interval.recordValue((long) (1_000 * Math.exp(random.nextDouble() * octaves)));
            }
            add(interval);
        }
        assertTrue(bytes() <= THOUSAND_VALUES_BYTES, () -> bytes() + " bytes");
    }

    @Test
    void shouldTakeNoMoreThanTheRangeWhateverComes() {
        for (int i = 0; i < layout.length(); i += 1_000) {
            final Histogram interval = histogram();
            for (int j = i; j < Math.min(i + 1_000, layout.length()); j++) {
                interval.recordValue(layout.lowestAt(j));
            }
            add(interval);
        }
        final int most = RecentHistogram.PARTS * BYTES_A_BUCKET * layout.length();
        assertTrue(bytes() <= most + UNTOUCHED_BYTES, () -> bytes() + " bytes");
    }

    private static Histogram histogram() {
        final HistogramRange range = HistogramRange.TIMES;
        return new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
    }

    private void add(final Histogram interval) {
        recent.add(new HistogramValue(
                null,
                new EncodedBuckets(PartFixture.payload(interval), layout),
                interval.getTotalCount(),
                ExactSum.ZERO,
                0,
                0,
                0,
                0));
    }

    private long bytes() {
        return GraphLayout.parseInstance(recent).totalSize()
                - GraphLayout.parseInstance(layout).totalSize();
    }
}
