package io.tailrace.cli.stat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class NamePatternTest {
    @Test
    void shouldMatchWholeNamesOrFindParts() {
        assertTrue(pattern("http_.*").matchesWhole("http_seconds"));
        assertFalse(pattern("http").matchesWhole("http_seconds"));
        assertTrue(pattern("seconds").isFoundIn("http_seconds{op=get}"));
        assertTrue(pattern("(?s).*").matchesWhole("x".repeat(100_000)), "a long name alone is no reason");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a|aa)+b", "(a|a)*b", "(.|a)*(.|a)*(.|a)*(.|a)*b", "(a*)*(a*)*(a*)*b"})
    void shouldGiveUpOnWhatWouldTakeForEver(final String hostile) {
        final CommandFault fault =
                assertThrows(CommandFault.class, () -> pattern(hostile).matchesWhole("a".repeat(4_000)));

        assertEquals(ExitCode.WRONG_USAGE, fault.exitCode());
        assertTrue(fault.getMessage().contains("takes too long"), fault::getMessage);
        assertTrue(fault.getMessage().contains(hostile), fault::getMessage);
        assertTrue(fault.getMessage().length() < 1_500, fault::getMessage);
    }

    /** A back reference, because without one Java remembers where it has been. */
    @ParameterizedTest
    @ValueSource(strings = {"(a|aa)+(b)\\2", "(a+)+(b)\\2", "(a*)*(b)\\2"})
    void shouldGiveUpOnEveryWayToSplitAShortName(final String hostile) {
        assertThrows(CommandFault.class, () -> pattern(hostile).matchesWhole("a".repeat(60)));
    }

    @Test
    void shouldRefuseWhatIsNoExpressionOrTooLong() {
        assertTrue(assertThrows(TypeConversionException.class, () -> pattern("(a"))
                .getMessage()
                .contains("Unclosed group"));
        assertTrue(assertThrows(TypeConversionException.class, () -> pattern("(".repeat(NamePattern.LONGEST + 1)))
                .getMessage()
                .contains("512 are the most"));
        for (final String text : new String[] {"op", "=a", ""}) {
            assertThrows(TypeConversionException.class, () -> new LabelPattern.Converter().convert(text));
        }
    }

    private static NamePattern pattern(final String text) {
        return new NamePattern.Converter().convert(text);
    }
}
