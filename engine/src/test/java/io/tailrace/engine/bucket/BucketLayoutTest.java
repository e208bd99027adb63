package io.tailrace.engine.bucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.reader.RandomHistograms;
import io.tailrace.testsupport.Seeds;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class BucketLayoutTest {
    @Test
    void shouldPlaceValuesWhereHdrHistogramDoes() {
        Seeds.run(200, random -> {
            final HistogramRange range = RandomHistograms.range(random);
            final BucketLayout layout = BucketLayout.of(range);
            final Histogram histogram =
                    new Histogram(range.lowestValue(), range.highestValue(), range.significantDigits());
            final int index = random.nextInt(layout.length());

            assertEquals(histogram.getNeededByteBufferCapacity(), 40 + layout.length() * 9, range.toString());
            assertEquals(
                    layout.lowestAt(index), histogram.lowestEquivalentValue(layout.lowestAt(index)), range.toString());
            assertEquals(
                    layout.highestAt(index),
                    histogram.highestEquivalentValue(layout.lowestAt(index)),
                    range.toString());
            assertEquals(index, layout.indexOf(layout.lowestAt(index)), range.toString());
            assertEquals(index, layout.indexOf(layout.highestAt(index)), range.toString());
            if (index + 1 < layout.length()) {
                assertEquals(layout.lowestAt(index + 1), layout.highestAt(index) + 1, range.toString());
            }
        });
    }

    @Test
    void shouldRefuseRangesThatNoHistogramHas() {
        refuse(0, 1_000, 3);
        refuse(-1, 1_000, 3);
        refuse(1_000, 1_999, 3);
        refuse(1, (1L << 61) + 1, 3);
        refuse(Long.MAX_VALUE, Long.MIN_VALUE, 3);
        refuse(1, 1_000, 0);
        refuse(1, 1_000, 6);
        refuse(1L << 55, 1L << 61, 5);
    }

    private static void refuse(final long lowest, final long highest, final int digits) {
        final HistogramRange range = new HistogramRange(lowest, highest, digits);
        assertThrows(IllegalArgumentException.class, () -> BucketLayout.of(range), range.toString());
    }
}
