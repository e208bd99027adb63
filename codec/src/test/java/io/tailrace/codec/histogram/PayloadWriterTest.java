package io.tailrace.codec.histogram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PayloadWriterTest {
    private static final long LOWEST = 1;
    private static final int DIGITS = 1;

    private final PayloadWriter writer = new PayloadWriter(0);

    @Test
    void shouldWriteTheBytesThatHdrHistogramWrites() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            final Histogram histogram = new Histogram(LOWEST, Long.MAX_VALUE / 4, DIGITS);
            for (int i = random.nextInt(60); i > 0; i--) {
                histogram.recordValueWithCount(
                        random.nextLong() >>> (3 + random.nextInt(61)),
                        1 + (random.nextLong() >>> (8 + random.nextInt(56))));
            }
            assertArrayEquals(theirs(histogram), ours(histogram), "seed " + seed);
        }
    }

    @Test
    void shouldWriteAnEmptyHistogram() {
        final Histogram empty = new Histogram(LOWEST, 1_000, DIGITS);
        assertArrayEquals(theirs(empty), ours(empty));
        assertEquals(HistogramPayload.HEADER_LENGTH + 1, ours(empty).length);
    }

    @Test
    void shouldWriteCountsOfEveryLength() {
        for (int bits = 0; bits < 63; bits++) {
            final Histogram histogram = new Histogram(LOWEST, 1_000, DIGITS);
            histogram.recordValueWithCount(7, 1L << bits);
            assertArrayEquals(theirs(histogram), ours(histogram), bits + " bits");
        }
    }

    private byte[] ours(final Histogram histogram) {
        writer.begin(
                histogram.getLowestDiscernibleValue(),
                histogram.getHighestTrackableValue(),
                histogram.getNumberOfSignificantValueDigits());
        int index = 0;
        for (final var value : histogram.allValues()) {
            if (value.getCountAtValueIteratedTo() > 0) {
                writer.add(index, value.getCountAtValueIteratedTo());
            }
            index++;
        }
        return Arrays.copyOf(writer.bytes(), writer.end());
    }

    private static byte[] theirs(final Histogram histogram) {
        final ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        return Arrays.copyOf(buffer.array(), histogram.encodeIntoByteBuffer(buffer));
    }
}
