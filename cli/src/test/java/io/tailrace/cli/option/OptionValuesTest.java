package io.tailrace.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

class OptionValuesTest {
    private static final long NOW_NS = 1_767_225_600_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "1ms, 1000000",
        "250ms, 250000000",
        "20s, 20000000000",
        "1.5s, 1500000000",
        "5m, 300000000000",
        "2h, 7200000000000",
        "0.5h, 1800000000000",
        "1000h, 3600000000000000"
    })
    void shouldReadDurations(final String text, final long ns) {
        assertEquals(ns, new DurationNs().convert(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "20", "s", "-5s", "5 s", "5S", "5d", "1e3s", "0s", "0.5ms", ".5s", "5.s", "2562048h", "١s"})
    void shouldRefuseWhatIsNoDurationOfAMillisecondOrMore(final String text) {
        refuses(new DurationNs(), text, "ms, s, m or h");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 1767225600000000000",
        "2026-01-01T01:30:00.25+01:30, 1767225600250000000",
        "1767225600, 1767225600000000000",
        "1767225600.000000001, 1767225600000000001",
        "now, 1767225600000000000",
        "-5m, 1767225300000000000",
        "-0s, 1767225600000000000"
    })
    void shouldReadMoments(final String text, final long epochNs) throws Exception {
        assertEquals(epochNs, new Moment.Converter().convert(text).epochNs(NOW_NS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "5m", "+5m", "-5", "2026-01-01", "2026-01-01T00:00:00", "9999999999999"})
    void shouldRefuseWhatIsNoMoment(final String text) {
        refuses(new Moment.Converter(), text, "2026-03-01T12:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "99999999999", "http", "", "0x10", "80.0"})
    void shouldRefuseWhatIsNoPort(final String text) {
        refuses(new Port(), text, "from 0 to 65535");
    }

    @Test
    void shouldReadWholeNumbersUpToTheirBounds() {
        assertEquals(0, new Port().convert("0"));
        assertEquals(65_535, new Port().convert("65535"));
        assertEquals(256, new Threads().convert("256"));
        assertEquals(Integer.MAX_VALUE, new EpochNumber().convert("2147483647"));
        assertEquals(0, new Seed().convert("0"));
        refuses(new Threads(), "0", "from 1 to 256");
        refuses(new Seed(), "-1", "from 0");
        refuses(new EpochNumber(), "0", "from 1");
    }

    @Test
    void shouldReadRates() throws Exception {
        assertEquals(Rate.UNLIMITED, new Rate().convert("max"));
        assertEquals(200_000, new Rate().convert("200000"));
        assertEquals(0.5, new Rate().convert("0.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e6", "NaN", "Infinity", "1000000001", "200k", ""})
    void shouldRefuseWhatIsNoRate(final String text) {
        refuses(new Rate(), text, "or max");
    }

    @Test
    void shouldReadRegularExpressionsAndSayWhereOneIsWrong() throws Exception {
        assertTrue(new Regex().convert("kvstore_.*").matcher("kvstore_entries").matches());
        refuses(new Regex(), "kv(store", "at character");
        refuses(new Regex(), "*", "at character 1");
    }

    @Test
    void shouldReadLabels() throws Exception {
        assertEquals(new LabelMatch("op", "get"), new LabelMatch.Converter().convert("op=get"));
        assertEquals(new LabelMatch("op", ""), new LabelMatch.Converter().convert("op="));
        assertEquals(new LabelMatch("a_1", "b=c\nd"), new LabelMatch.Converter().convert("a_1=b=c\nd"));
        assertEquals(new LabelMatch("1 a.b", "c"), new LabelMatch.Converter().convert("1 a.b=c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"op", "=get", "op get", ""})
    void shouldRefuseWhatIsNoLabel(final String text) {
        refuses(new LabelMatch.Converter(), text, "NAME=VALUE");
    }

    private static void refuses(final ITypeConverter<?> converter, final String text, final String advice) {
        final TypeConversionException fault =
                assertThrows(TypeConversionException.class, () -> converter.convert(text), text);
        assertTrue(fault.getMessage().contains(advice), fault.getMessage());
        assertFalse(fault.getMessage().contains("\n"), fault.getMessage());
    }
}
