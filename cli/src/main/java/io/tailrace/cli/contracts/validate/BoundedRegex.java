package io.tailrace.cli.contracts.validate;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A pattern of a schema that cannot explode: the matcher may look at so many characters for one value, counting each time that it looks at
 * one, and then gives up. So it takes bounded time, the same on every machine.
 */
final class BoundedRegex implements RegularExpression {
    /** Characters looked at for one value, at the least; more for longer values. */
    static final int LEAST_LOOKS = 1_000_000;

    private static final int LOOKS_A_CHARACTER = 64;

    private final Pattern pattern;

    /** Throws {@link java.util.regex.PatternSyntaxException}. */
    BoundedRegex(final String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    @Override
    public boolean matches(final String value) {
        final long looks = Math.max(LEAST_LOOKS, (long) LOOKS_A_CHARACTER * value.length());
        try {
            return pattern.matcher(new Watched(value, new long[] {looks})).find();
        } catch (final StackOverflowError deep) {
            throw new GivenUpException(pattern.pattern(), deep);
        }
    }

    /** The matcher looked at too much. */
    static final class GivenUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GivenUpException(final String pattern, final Throwable cause) {
            super(
                    "the pattern " + pattern + " takes too long on this value: write it without nested repetitions",
                    cause);
        }
    }

    /** A value that counts how often it is looked at; parts of it share the count. */
    private final class Watched implements CharSequence {
        private final CharSequence text;
        private final long[] looks;

        Watched(final CharSequence text, final long[] looks) {
            this.text = text;
            this.looks = looks;
        }

        @Override
        public char charAt(final int index) {
            if (looks[0]-- == 0) {
                throw new GivenUpException(pattern.pattern(), null);
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(final int start, final int end) {
            return new Watched(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
