package io.tailrace.cli.contracts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void shouldJudgeAsTheJdkDoes() {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            final byte[] bytes = new byte[random.nextInt(6)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) (random.nextBoolean() ? 0x80 + random.nextInt(0x40) : random.nextInt(256));
            }
            assertEquals(
                    isGood(bytes),
                    Utf8.firstBad(bytes, bytes.length) == Utf8.GOOD,
                    () -> "seed " + seed + ": " + HexFormat.of().formatHex(bytes));
        }
    }

    @Test
    void shouldNameTheFirstBadByte() {
        assertEquals(3, Utf8.firstBad(new byte[] {'a', (byte) 0xC3, (byte) 0xA4, (byte) 0xC3, 'b'}, 5));
        assertEquals(1, Utf8.firstBad(new byte[] {'a', (byte) 0xC3, (byte) 0xA4}, 2));
    }

    private static boolean isGood(final byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (final CharacterCodingException bad) {
            return false;
        }
    }
}
