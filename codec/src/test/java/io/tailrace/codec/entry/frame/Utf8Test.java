package io.tailrace.codec.entry.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {
    private static final String OF_EACH_LENGTH = "aé€😀";
    private static final int ROOM = 64;

    private final byte[] bytes = new byte[ROOM + 2];
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);

    /** One, two, three and four bytes: a cut stands behind a whole one of them. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 3", "4, 3", "5, 3", "6, 6", "7, 6", "8, 6", "9, 6"})
    void shouldCutBehindACodePoint(final int room, final int expected) {
        assertEquals(~expected, Utf8.put(OF_EACH_LENGTH, buffer, 1, room));
        assertArrayEquals(
                Arrays.copyOf(OF_EACH_LENGTH.getBytes(StandardCharsets.UTF_8), expected),
                Arrays.copyOfRange(bytes, 1, 1 + expected));
        assertEquals(0, bytes[1 + room], "nothing behind the room");
    }

    @Test
    void shouldNotCutWhatJustFits() {
        assertEquals(10, Utf8.put(OF_EACH_LENGTH, buffer, 0, 10));
        assertEquals(0, Utf8.put("", buffer, 0, 0));
    }

    @Test
    void shouldPutAQuestionMarkForASurrogateWithoutItsPartner() {
        for (final String text : new String[] {"\uD83D", "a\uDE00b", "\uD83D\uD83D\uDE00", "\uDE00\uD83D", "x\uD83D"}) {
            final byte[] expected = text.getBytes(StandardCharsets.UTF_8);
            assertEquals(expected.length, Utf8.put(text, buffer, 0, ROOM), text);
            assertArrayEquals(expected, Arrays.copyOf(bytes, expected.length));
        }
    }

    @Test
    void shouldWriteABeginningOfWhatJavaWrites() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            final String text = text(random);
            final int room = random.nextInt(ROOM);
            Arrays.fill(bytes, (byte) 0x55);
            final int written = Utf8.put(text, buffer, 0, room);
            final byte[] all = text.getBytes(StandardCharsets.UTF_8);
            final int length = written < 0 ? ~written : written;
            final String what = "seed " + seed + ", round " + i;
            assertArrayEquals(Arrays.copyOf(all, length), Arrays.copyOf(bytes, length), what);
            assertEquals(all.length > room, written < 0, what);
            assertEquals(0x55, bytes[room], what);
            // As much as there is room for: what was left out has four bytes at the most.
            assertTrue(length == all.length || ((all[length] & 0xC0) != 0x80 && room - length < 4), what);
        }
    }

    private static String text(final Random random) {
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> text.append((char) random.nextInt(0x80));
                case 1 -> text.append((char) random.nextInt(0x800));
                case 2 -> text.append((char) random.nextInt(0x1_0000)); // surrogates as well
                default -> text.appendCodePoint(0x1_0000 + random.nextInt(0x10_0000));
            }
        }
        return text.toString();
    }
}
