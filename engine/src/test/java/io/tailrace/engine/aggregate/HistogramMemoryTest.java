package io.tailrace.engine.aggregate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.HistogramRange;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** What a histogram series of 1 us to 1 h at three digits takes, interval and total together; the layout is shared by all series. */
class HistogramMemoryTest {
    private static final int UNTOUCHED_BYTES = 1 << 10;
    private static final int THOUSAND_VALUES_BYTES = 16 << 10;

    static {
        System.setProperty("jol.magicFieldOffset", "true"); // or it cannot look into records
    }

    private final BucketLayout layout = BucketLayout.of(HistogramRange.TIMES);
    private final HistogramSeries series = new HistogramSeries(layout);

    @Test
    void shouldTakeNextToNothingUntilItIsUsed() {
        assertTrue(bytes() <= UNTOUCHED_BYTES, () -> bytes() + " bytes");
    }

    @Test
    void shouldTakeAsMuchAsItsBucketsNeed() {
        final SplittableRandom random = new SplittableRandom(1);
        final double octaves = Math.log(HistogramRange.TIMES.highestValue() / 1_000.0);
        for (int i = 0; i < 1_000; i++) {
            series.record((long) (1_000 * Math.exp(random.nextDouble() * octaves)));
            if (i % 100 == 0) {
                series.endInterval();
            }
        }
        assertTrue(bytes() <= THOUSAND_VALUES_BYTES, () -> bytes() + " bytes");
    }

    private long bytes() {
        return GraphLayout.parseInstance(series).totalSize()
                - GraphLayout.parseInstance(layout).totalSize();
    }
}
