package io.tailrace.cli.contracts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSourceTest {
    private static final int MAX_LENGTH = 100_000;

    @Test
    void shouldGiveTheLinesOfAnyTextAndPassOverWhatIsTooLong() throws IOException {
        final long seed = new Random().nextLong();
        final Random random = new Random(seed);
        final StringBuilder text = new StringBuilder();
        final List<String> expected = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            final int length = random.nextInt(20) == 0 ? random.nextInt(2 * MAX_LENGTH) : random.nextInt(100);
            final String line = String.valueOf((char) ('a' + i % 26)).repeat(length);
            expected.add(length > MAX_LENGTH ? "too long" : line);
            text.append(line).append('\n');
        }
        text.append("last");
        expected.add("last");

        assertEquals(expected, read(text.toString()), () -> "seed " + seed);
    }

    @Test
    void shouldGiveNoLineBehindTheLastLineFeed() throws IOException {
        assertEquals(List.of(), read(""));
        assertEquals(List.of("a"), read("a\n"));
        assertEquals(List.of("", "a"), read("\na"));
    }

    private static List<String> read(final String text) throws IOException {
        final LineSource source =
                new LineSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), MAX_LENGTH);
        final List<String> lines = new ArrayList<>();
        while (source.next()) {
            lines.add(
                    source.isTooLong()
                            ? "too long"
                            : new String(source.bytes(), 0, source.length(), StandardCharsets.UTF_8));
            assertEquals(lines.size(), source.number());
        }
        assertEquals(text.length(), source.bytesRead());
        assertEquals(text.endsWith("\n"), source.hasEnd());
        return lines;
    }
}
