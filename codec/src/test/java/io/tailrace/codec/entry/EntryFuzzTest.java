package io.tailrace.codec.entry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is written reads back the same, and whatever is read is an entry or a {@link BadEntryException}. */
class EntryFuzzTest {
    private static final int ENTRIES = 2_000;
    private static final int BROKEN_ENTRIES = 8_000;
    private static final int NOISES = 4_000;
    private static final int LONG_FACTOR = 100;
    private static final byte[] PUNCTUATION = "{}[]\",:\\0-+.eEtfn \u0000type".getBytes(StandardCharsets.US_ASCII);

    private final long seed = new SplittableRandom().nextLong();
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void shouldReadBackWhatItWrote() {
        readBack(ENTRIES);
    }

    @Test
    void shouldReadOrRefuseBrokenEntries() {
        readOrRefuseBroken(BROKEN_ENTRIES);
    }

    @Test
    void shouldRefuseNoise() {
        refuseNoise(NOISES);
    }

    @Test
    @Tag("long")
    void shouldDoAllOfItForLong() {
        readBack(ENTRIES * LONG_FACTOR);
        readOrRefuseBroken(BROKEN_ENTRIES * LONG_FACTOR);
        refuseNoise(NOISES * LONG_FACTOR);
    }

    private void readBack(final int count) {
        final RandomEntries entries = new RandomEntries(random);
        for (int i = 0; i < count; i++) {
            final TelemetryEntry entry = entries.next();
            final String json = EntryWriter.toJson(entry);
            final TelemetryEntry read = EntryReader.read(json.getBytes(StandardCharsets.UTF_8));
            assertEquals(entry, read, () -> "seed " + seed);
            assertEquals(json, EntryWriter.toJson(read), () -> "seed " + seed);
        }
    }

    private void readOrRefuseBroken(final int count) {
        final List<String> lines = Vectors.lines();
        int read = 0;
        for (int i = 0; i < count; i++) {
            final byte[] line = lines.get(random.nextInt(lines.size())).getBytes(StandardCharsets.UTF_8);
            read += readOrRefuse(broken(line)) ? 1 : 0;
        }
        final int taken = read;
        // Else it would never come to what stands behind the syntax.
        assertTrue(taken > count / 100, () -> taken + " of " + count + ", seed " + seed);
    }

    private void refuseNoise(final int count) {
        for (int i = 0; i < count; i++) {
            final byte[] noise = new byte[random.nextInt(64)];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : punctuation();
            }
            readOrRefuse(noise);
        }
    }

    /** Cuts, repeats, overwrites or inserts, one to three times. */
    private byte[] broken(final byte[] line) {
        byte[] bytes = line;
        for (int i = random.nextInt(1, 4); i > 0 && bytes.length > 1; i--) {
            final int at = random.nextInt(bytes.length);
            final int end = Math.min(bytes.length, at + random.nextInt(20));
            switch (random.nextInt(4)) {
                case 0 -> bytes = joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
                case 1 -> bytes = joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
                case 2 -> {
                    bytes = bytes.clone();
                    bytes[at] = random.nextBoolean() ? punctuation() : (byte) random.nextInt(256);
                }
                default ->
                    bytes = joined(
                            joined(Arrays.copyOf(bytes, at), new byte[] {punctuation()}),
                            Arrays.copyOfRange(bytes, at, bytes.length));
            }
        }
        return bytes;
    }

    private boolean readOrRefuse(final byte[] bytes) {
        final TelemetryEntry entry;
        try {
            entry = EntryReader.read(bytes);
        } catch (final BadEntryException expected) {
            return false;
        } catch (final RuntimeException fault) {
            throw new AssertionError("seed " + seed + ": " + new String(bytes, StandardCharsets.ISO_8859_1), fault);
        }
        assertEquals(entry, EntryReader.read(EntryWriter.toJson(entry)), () -> "seed " + seed);
        return true;
    }

    private byte punctuation() {
        return PUNCTUATION[random.nextInt(PUNCTUATION.length)];
    }

    private static byte[] joined(final byte[] first, final byte[] second) {
        final byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
