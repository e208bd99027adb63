package io.tailrace.codec.prometheus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBufferTest {
    private final TextBuffer out = new TextBuffer(1);

    @ParameterizedTest
    @ValueSource(
            longs = {0, 7, 10, -1, -10, 99, 100, 999_999_999_999L, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1})
    void shouldPutLongsInDecimal(final long value) {
        out.put('x');
        out.put(value);
        assertEquals("x" + value, out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "\u00e9\u07ff\u0800\u20ac\ufffd\uffff", "\ud83d\ude00 \ud800\udc00 \udbff\udfff"})
    void shouldPutTextAsUtf8(final String text) {
        out.put(text);
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), out.toByteArray());
        assertEquals(out.toByteArray().length, out.lengthInBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "\ude00\ud83d", "a\ud83dz"})
    void shouldReplaceSurrogatesWithoutPartner(final String text) {
        out.put(text);
        assertEquals(text.replaceAll("[\ud800-\udfff]", "\ufffd"), out.toString());
    }

    @Test
    void shouldGrowAndKeepWhatIsThere() {
        final StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            out.put((long) i);
            out.put(' ');
            expected.append(i).append(' ');
        }
        assertEquals(expected.toString(), out.toString());
    }

    @Test
    void shouldTakeBackWhatWasPutBehindAMark() throws IOException {
        out.put("kept dropped");
        out.truncate(4);
        assertEquals("kept", out.toString());
        final ByteArrayOutputStream written = new ByteArrayOutputStream();
        out.writeTo(written);
        assertEquals("kept", written.toString(StandardCharsets.UTF_8));
        assertThrows(IllegalArgumentException.class, () -> out.truncate(5));
        assertThrows(IllegalArgumentException.class, () -> out.truncate(-1));
        out.clear();
        assertEquals(0, out.lengthInBytes());
    }

    @Test
    void shouldRefuseACapacityBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> new TextBuffer(0));
    }
}
