package io.tailrace.codec.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: an envelope that reads the same when it is written, or one kind of exception with a bounded message. */
class EnvelopeFuzzTest {
    private static final int ROUNDS = 5_000;
    private static final byte[] TELLING = "{}[]\",:\\u0eE-+.\u0000\u007f".getBytes(UTF_8);

    @Test
    void shouldReadOrRefuseWhateverItIsGiven() throws IOException {
        final long seed = new Random().nextLong();
        System.out.println("EnvelopeFuzzTest seed " + seed);
        final Random random = new Random(seed);
        final List<byte[]> lines = lines();
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final byte[] bytes = changed(lines.get(random.nextInt(lines.size())), lines, random);
            try {
                final EventEnvelope envelope = EnvelopeReader.read(bytes);
                assertEquals(envelope, EnvelopeReader.read(EnvelopeWriter.write(envelope)), () -> "seed " + seed);
                read++;
            } catch (final BadEnvelopeException refused) {
                assertTrue(refused.getMessage().length() < 3_000, () -> "seed " + seed);
            } catch (final RuntimeException other) {
                fail("seed " + seed + ", round " + round + ": " + new String(bytes, UTF_8), other);
            }
        }
        assertTrue(read > 0 && read < ROUNDS, read + " read, seed " + seed);
    }

    private static byte[] changed(final byte[] line, final List<byte[]> lines, final Random random) {
        byte[] bytes = line.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            final int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
                case 2 -> bytes = spliced(bytes, at, at, random.nextInt(at + 1), bytes);
                case 3 -> bytes = spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(8)), 0, new byte[0]);
                default -> {
                    final byte[] other = lines.get(random.nextInt(lines.size()));
                    bytes = spliced(bytes, at, at, random.nextInt(other.length), other);
                }
            }
            if (bytes.length == 0) {
                return bytes;
            }
        }
        return bytes;
    }

    /** The bytes with at most 20 of a source's in place of those from {@code from} to {@code to}. */
    private static byte[] spliced(
            final byte[] bytes, final int from, final int to, final int sourceFrom, final byte[] source) {
        final byte[] added = Arrays.copyOfRange(source, sourceFrom, Math.min(source.length, sourceFrom + 20));
        final byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + added.length);
        System.arraycopy(added, 0, result, from, added.length);
        System.arraycopy(bytes, to, result, from + added.length, bytes.length - to);
        return result;
    }

    private static List<byte[]> lines() throws IOException {
        try (InputStream file = EnvelopeFuzzTest.class.getResourceAsStream("events.ndjson")) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.getBytes(UTF_8))
                    .toList();
        }
    }
}
