package io.tailrace.codec.flight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SamplePackerTest {
    private static final long START_NS = 1_700_000_000_000_000_000L;
    private static final int HOSTILE_BLOCKS = 20_000;

    private final SamplePacker packer = new SamplePacker();
    private final PackedSamples packed = new PackedSamples();

    private record Sample(long sequence, long timeNs, int seriesId, long value, int kind, long extra) {}

    @Test
    void shouldGiveBackWhatWasPacked() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            final long from = random.nextInt(3) == 0 ? 0 : random.nextLong() >>> (2 + random.nextInt(62));
            final List<Sample> samples = pack(random, from);
            assertEquals(samples, unpack(from, samples), "seed " + seed);
        }
    }

    @Test
    void shouldTakeThreeBytesForALatencyAndTwoForACount() {
        packer.begin(10, START_NS);
        for (int i = 0; i < 100; i++) {
            packer.add(10 + i, 7 + i % 3, 8_191);
        }
        assertEquals(300, packer.length());
        packer.begin(10, START_NS);
        for (int i = 0; i < 100; i++) {
            packer.add(10 + i, 8, 1);
        }
        assertEquals(201, packer.length(), "and one that the first series is far from 0");
    }

    @Test
    void shouldEndABlockBeforeAFrameIsFull() {
        packer.begin(0, START_NS);
        long sequence = 0;
        while (packer.hasRoom()) {
            packer.batch(START_NS + sequence);
            packer.addWithTime(sequence, (int) sequence % 2 * Integer.MAX_VALUE, Long.MIN_VALUE, -sequence * START_NS);
            sequence++;
        }
        assertTrue(packer.length() <= SamplePacker.MAX_LENGTH);
        wrap(0, sequence - 1);
        int count = 0;
        while (packed.next()) {
            assertEquals(-count * START_NS, packed.callerTimeNs());
            count++;
        }
        assertEquals(sequence, count);
    }

    @Test
    void shouldSayWhatIsWrongWithABlock() {
        final byte[] endless = new byte[12];
        Arrays.fill(endless, 1, endless.length, (byte) 0xFF);
        assertBad("number that does not end", endless, 1, 0, 9);
        assertBad("ends in the middle of a sample", new byte[] {0, (byte) 0x80}, 1, 0, 9);
        assertBad("ends in the middle of a value", new byte[] {8, 0, 0}, 1, 0, 9);
        assertBad("goes on behind its last sample", new byte[] {0, 0, 0}, 1, 0, 9);
        assertBad("unknown tag", new byte[] {7, 0}, 1, 0, 9);
        assertBad("behind its last sequence", new byte[] {1, 9, 0, 0, 0}, 2, 0, 9);
        assertBad("of series -1", new byte[] {0x10, 0}, 1, 0, 9);
        assertBad("cannot hold 3 samples", new byte[] {0, 0, 0, 0}, 3, 0, 9);
        assertBad("cannot hold 2 samples", new byte[] {0, 0, 0, 0}, 2, 5, 5);
        assertBad("cannot cover", new byte[] {0, 0}, 1, 5, 3);
        assertBad("end of time", concat(6, put(Long.MAX_VALUE), 0, 0), 1, 0, 9);
    }

    @Test
    @Timeout(60)
    void shouldReadNothingOutsideOfABlockWhateverItsBytesAre() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        int good = 0;
        for (int run = 0; run < HOSTILE_BLOCKS; run++) {
            final byte[] bytes = hostile(random);
            final long from = random.nextInt(100);
            try {
                packed.wrap(
                        new UnsafeBuffer(bytes),
                        0,
                        bytes.length,
                        random.nextInt(bytes.length / 2 + 1),
                        from,
                        from + random.nextInt(1_000),
                        START_NS);
                while (packed.next()) {
                    assertTrue(packed.sequence() >= from && packed.seriesId() >= 0, "seed " + seed);
                }
                good++;
            } catch (final BadBlockException fault) {
                assertFalse(fault.getMessage().isEmpty());
            } catch (final RuntimeException fault) {
                throw new AssertionError("seed " + seed, fault);
            }
        }
        assertTrue(good < HOSTILE_BLOCKS, "none was refused, seed " + seed);
    }

    private byte[] hostile(final Random random) {
        if (random.nextBoolean()) {
            final byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            return bytes;
        }
        pack(random, 0);
        final byte[] bytes = Arrays.copyOf(packer.bytes(), random.nextInt(packer.length() + 1));
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private List<Sample> pack(final Random random, final long from) {
        final List<Sample> samples = new ArrayList<>();
        long sequence = from - 1;
        long timeNs = START_NS;
        packer.begin(from, START_NS);
        for (int i = random.nextInt(300); i > 0 && packer.hasRoom(); i--) {
            sequence += random.nextInt(4) == 0 ? 1 + random.nextInt(1_000) : 1;
            timeNs += random.nextInt(10) == 0 ? random.nextInt(5_000_000) : 0;
            packer.batch(timeNs);
            final Sample sample = new Sample(
                    sequence,
                    timeNs,
                    random.nextInt(4) == 0 ? random.nextInt() >>> (1 + random.nextInt(31)) : random.nextInt(4),
                    (random.nextBoolean() ? 1 : -1) * (random.nextLong() >>> random.nextInt(64)),
                    random.nextInt(3),
                    random.nextLong() >> random.nextInt(64));
            add(sample);
            samples.add(sample);
        }
        return samples;
    }

    private void add(final Sample sample) {
        switch (sample.kind) {
            case 0 -> packer.add(sample.sequence, sample.seriesId, sample.value);
            case 1 -> packer.addWithInterval(sample.sequence, sample.seriesId, sample.value, (int) sample.extra);
            default -> packer.addWithTime(sample.sequence, sample.seriesId, sample.value, sample.extra);
        }
    }

    /** With what was given beside the value where there was something: it is not in the block otherwise. */
    private List<Sample> unpack(final long from, final List<Sample> expected) {
        final List<Sample> samples = new ArrayList<>();
        wrap(from, expected.isEmpty() ? from - 1 : expected.get(expected.size() - 1).sequence);
        while (packed.next()) {
            final Sample was = expected.get(samples.size());
            final long extra = was.kind == 0
                    ? was.extra
                    : was.kind == 1
                            ? packed.intervalCode() == (int) was.extra ? was.extra : ~was.extra
                            : packed.hasCallerTime() ? packed.callerTimeNs() : ~was.extra;
            samples.add(
                    new Sample(packed.sequence(), packed.timeNs(), packed.seriesId(), packed.value(), was.kind, extra));
        }
        return samples;
    }

    private void wrap(final long from, final long to) {
        packed.wrap(new UnsafeBuffer(packer.bytes()), 0, packer.length(), packer.samples(), from, to, START_NS);
    }

    private void assertBad(final String reason, final byte[] bytes, final int samples, final long from, final long to) {
        final BadBlockException fault = assertThrows(BadBlockException.class, () -> {
            packed.wrap(new UnsafeBuffer(bytes), 0, bytes.length, samples, from, to, START_NS);
            while (packed.next()) {}
        });
        assertTrue(fault.getMessage().contains(reason), fault.getMessage());
    }

    private static byte[] put(final long number) {
        final byte[] bytes = new byte[9];
        for (int i = 0; i < 9; i++) {
            bytes[i] = (byte) (((number >>> (7 * i)) & 0x7F) | (i < 8 ? 0x80 : 0));
        }
        return bytes;
    }

    private static byte[] concat(final int first, final byte[] number, final int... rest) {
        final byte[] bytes = Arrays.copyOf(number, 1 + number.length + rest.length);
        System.arraycopy(number, 0, bytes, 1, number.length);
        bytes[0] = (byte) first;
        for (int i = 0; i < rest.length; i++) {
            bytes[1 + number.length + i] = (byte) rest[i];
        }
        return bytes;
    }
}
