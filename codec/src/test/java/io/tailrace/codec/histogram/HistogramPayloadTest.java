package io.tailrace.codec.histogram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encoded comes back; what was never encoded is refused, whatever it says of itself. */
class HistogramPayloadTest {
    private static final long LOWEST = 1_000;
    private static final long HIGHEST = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void shouldComeBackTheSame() {
        for (int round = 0; round < 100; round++) {
            final Histogram histogram = histogram(10 + random.nextInt(1_000));

            assertEquals(histogram, decode(encode(histogram)), () -> "seed " + seed);
        }
        assertEquals(0, decode(encode(histogram(0))).getTotalCount());
    }

    @Test
    void shouldBeHdrHistogramsOwnEncoding() {
        final Histogram histogram = histogram(100);
        final ByteBuffer theirs = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        histogram.encodeIntoByteBuffer(theirs);

        assertEquals(theirs.flip(), encode(histogram));
    }

    @Test
    void shouldMoveTheBufferBehindWhatItWrote() {
        final Histogram histogram = histogram(10);
        final ByteBuffer buffer = ByteBuffer.allocate(100 + histogram.getNeededByteBufferCapacity())
                .position(100);

        final int length = histogram.encodeIntoByteBuffer(buffer);

        assertEquals(100 + length, buffer.position());
        assertEquals(histogram, decode(buffer.flip().position(100)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 39})
    void shouldRefuseWhatIsTooShortForItsHeader(final int length) {
        assertRefused("is too short", encode(histogram(10)).limit(length));
    }

    @Test
    void shouldRefuseWhatWasCutOff() {
        final ByteBuffer payload = encode(histogram(100));
        for (int length = 40; length < payload.limit(); length++) {
            assertRefused("does not have the range", payload.duplicate().limit(length));
        }
    }

    @Test
    void shouldRefuseAnotherRangeBeforeAnythingIsAllocatedForIt() {
        final ByteBuffer payload = encode(histogram(10));

        assertRefused("does not have the range", payload.duplicate().putLong(24, Long.MAX_VALUE));
        assertRefused("does not have the range", encode(histogram(10)).putLong(16, 1));
        assertRefused("does not have the range", encode(histogram(10)).putInt(12, 5));
        assertRefused("does not have the range", encode(histogram(10)).putInt(4, Integer.MAX_VALUE));
        assertRefused("does not have the range", encode(histogram(10)).putInt(4, -1));
    }

    @Test
    void shouldRefuseAnotherEncoding() {
        assertRefused("cannot be decoded", encode(histogram(10)).putInt(0, 0x12345678));
    }

    @Test
    void shouldNeverDoMoreThanRefuseWhateverTheBytes() {
        for (int round = 0; round < 20_000; round++) {
            final ByteBuffer payload = encode(histogram(random.nextInt(20)));
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                payload.put(random.nextInt(payload.limit()), (byte) random.nextInt());
            }
            try {
                final Histogram decoded = decode(payload);
                assertEquals(HIGHEST, decoded.getHighestTrackableValue(), () -> "seed " + seed);
                assertEquals(DIGITS, decoded.getNumberOfSignificantValueDigits(), () -> "seed " + seed);
            } catch (final IllegalArgumentException refused) {
                assertTrue(refused.getMessage().startsWith("histogram payload"), () -> "seed " + seed);
            }
        }
    }

    private static void assertRefused(final String reason, final ByteBuffer payload) {
        final String message = assertThrows(IllegalArgumentException.class, () -> decode(payload))
                .getMessage();
        assertTrue(message.contains(reason), message);
    }

    private static Histogram decode(final ByteBuffer payload) {
        return HistogramPayload.decode(payload, LOWEST, HIGHEST, DIGITS);
    }

    private static ByteBuffer encode(final Histogram histogram) {
        final ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        histogram.encodeIntoByteBuffer(buffer);
        return buffer.flip();
    }

    private Histogram histogram(final int samples) {
        final Histogram histogram = new Histogram(LOWEST, HIGHEST, DIGITS);
        for (int i = 0; i < samples; i++) {
            histogram.recordValue(Math.min(HIGHEST, random.nextLong() >>> (1 + random.nextInt(62))));
        }
        return histogram;
    }
}
