package io.tailrace.cli.stat;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.text.Printable;
import io.tailrace.cli.option.Regex;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A regular expression whose work on one name is bounded: names come out of journals, and expressions from whoever types. */
record NamePattern(Pattern pattern) {
    /** Longer ones nobody types, and deeply nested ones would end the parser. */
    static final int LONGEST = 512;

    /** What an expression without nested repetitions needs for the longest name is a hundredth of this. */
    private static final int MOST_LOOKS = 1_000_000;

    /** Reads one. */
    static final class Converter implements ITypeConverter<NamePattern> {
        @Override
        public NamePattern convert(final String text) {
            if (text.length() > LONGEST) {
                throw new TypeConversionException("it has " + text.length() + " characters, " + LONGEST
                        + " are the most; give a shorter one, or several");
            }
            return new NamePattern(new Regex().convert(text));
        }
    }

    boolean matchesWhole(final String name) {
        return bounded(name, true);
    }

    boolean isFoundIn(final String name) {
        return bounded(name, false);
    }

    private boolean bounded(final String name, final boolean isWhole) {
        final Matcher matcher = pattern.matcher(CountedText.of(name, MOST_LOOKS));
        try {
            return isWhole ? matcher.matches() : matcher.find();
        } catch (final CountedText.UsedUp | StackOverflowError tooMuch) {
            throw CommandFault.wrongUsage(
                    "the regular expression takes too long",
                    Printable.of(pattern.pattern()),
                    "repetitions inside repetitions such as (a+)+ try every way to split a name; write it without, on the name "
                            + Printable.of(name));
        }
    }
}
