package io.tailrace.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1.00 us",
        "1250, 1.25 us",
        "9994, 9.99 us",
        "9995, 10.0 us",
        "99949, 99.9 us",
        "99950, 100 us",
        "999499, 999 us",
        "999500, 1.00 ms",
        "20000000000, 20.0 s",
        "3600000000000, 3600 s"
    })
    void shouldWriteTimesInTheUnitThatFits(final long ns, final String text) {
        assertEquals(text, Text.time(ns));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.00 KiB", "268435456, 256 MiB", "9223372036854775807, 8.00 EiB"})
    void shouldWriteSizesInTheUnitThatFits(final long bytes, final String text) {
        assertEquals(text, Text.bytes(bytes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "250000 | 0.25",
                "1 | 0.000001",
                "4e12 | 4,000,000",
                "1234567890123 | 1234570",
                "0 | 0",
                "-1.5e6 | -1.5"
            })
    void shouldWriteMillionthsAsNumbers(final double millionths, final String text) {
        assertEquals(text, Text.millionths(millionths));
    }

    @Test
    void shouldSetThousandsApart() {
        assertEquals("4,000,000", Text.count(4_000_000));
    }

    @Test
    void shouldWriteMomentsInUtcToTheMillisecond() {
        assertEquals("2026-01-01T00:00:00.250Z", Text.moment(1_767_225_600_250_999_999L));
        assertEquals("1969-12-31T23:59:59.999Z", Text.moment(-1));
    }

    @Test
    void shouldAlignTheColumnsOfATable() {
        final TextTable table = new TextTable("name", ">count");
        table.add("a", 1_000);
        table.add("longer", 1);

        assertEquals(List.of("name    count", "a        1000", "longer      1"), table.lines());
        assertThrows(IllegalArgumentException.class, () -> table.add("one cell"));
    }
}
