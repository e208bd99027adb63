package io.tailrace.engine.reader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.bucket.BucketLayout;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.testsupport.Seeds;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class EncodedBucketsTest {
    private static final HistogramRange RANGE = new HistogramRange(1, 1_000_000, 3);
    private static final BucketLayout LAYOUT = BucketLayout.of(RANGE);

    @Test
    void shouldGiveBackTheHistogram() {
        Seeds.run(100, random -> {
            final HistogramRange range = RandomHistograms.range(random);
            final Histogram histogram = RandomHistograms.histogram(random, range, random.nextInt(300));
            final EncodedBuckets buckets = new EncodedBuckets(PartFixture.payload(histogram), BucketLayout.of(range));

            assertArrayEquals(PartFixture.payload(histogram), PartFixture.payload(buckets.toHistogram()));
            assertEquals(histogram.getTotalCount(), buckets.total());
        });
    }

    @Test
    void shouldReadCountsOfEveryLength() {
        for (int bits = 0; bits < 63; bits++) {
            final Histogram histogram = new Histogram(1, 1_000_000, 3);
            histogram.recordValueWithCount(1_000, 1L << bits);
            assertEquals(1L << bits, new EncodedBuckets(PartFixture.payload(histogram), LAYOUT).total());
        }
    }

    @Test
    void shouldRefuseAnotherRange() {
        final byte[] payload = PartFixture.payload(new Histogram(1, 1_000_001, 3));
        final String reason = refusal(payload);
        assertTrue(reason.contains("range of its descriptor"), reason);
    }

    @Test
    void shouldRefuseAnotherEncoding() {
        final byte[] payload = payload();
        payload[3] ^= 1;
        final String reason = refusal(payload);
        assertTrue(reason.contains("V2"), reason);
    }

    @Test
    void shouldRefuseAPayloadThatIsCutOff() {
        for (int length = 0; length < payload().length; length++) {
            refusal(Arrays.copyOf(payload(), length));
        }
    }

    @Test
    void shouldRefuseMoreBucketsThanTheRangeHas() {
        // The last number becomes a run of empty buckets far behind the end.
        final byte[] payload = Arrays.copyOf(payload(), payload().length + 9);
        Arrays.fill(payload, payload.length - 9, payload.length, (byte) 0xFF);
        payload[7] = (byte) (payload[7] + 9);
        final String reason = refusal(payload);
        assertTrue(reason.contains("buckets"), reason);
    }

    @Test
    void shouldSurviveAnyBytes() {
        Seeds.run(2_000, random -> {
            final byte[] payload = payload();
            for (int i = 0; i <= random.nextInt(4); i++) {
                payload[EncodedBuckets.HEADER_LENGTH + random.nextInt(payload.length - EncodedBuckets.HEADER_LENGTH)] =
                        (byte) random.nextInt();
            }
            try {
                assertTrue(new EncodedBuckets(payload, LAYOUT).total() >= 0);
            } catch (final BadContentException refused) {
                assertTrue(refused.getMessage().startsWith("histogram payload"), refused.getMessage());
            }
        });
    }

    private static byte[] payload() {
        final Histogram histogram = new Histogram(1, 1_000_000, 3);
        histogram.recordValueWithCount(3, 70);
        histogram.recordValueWithCount(900_000, 1_000_000);
        return PartFixture.payload(histogram);
    }

    private static String refusal(final byte[] payload) {
        return assertThrows(BadContentException.class, () -> new EncodedBuckets(payload, LAYOUT))
                .getMessage();
    }
}
