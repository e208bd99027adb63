package io.tailrace.probes;

import java.io.IOException;
import java.nio.file.Path;

/** Reads what the kernel writes as text: a name, then numbers. Anything else is an error that names the file. */
final class ProcText {
    private static final int MOST_DIGITS = 18;

    private ProcText() {}

    /** The number behind a name at the beginning of a line. */
    static long number(final String text, final String name, final Path file) throws IOException {
        int start = text.startsWith(name) ? 0 : text.indexOf('\n' + name);
        if (start < 0) {
            throw new IOException(file + " has no \"" + name.strip() + "\"");
        }
        start += text.startsWith(name) ? name.length() : name.length() + 1;
        int end = text.indexOf('\n', start);
        if (end < 0) {
            end = text.length();
        }
        final long[] numbers = numbers(text.substring(start, end), "", file);
        if (numbers.length == 0) {
            throw new IOException(file + " has no number behind \"" + name.strip() + "\"");
        }
        return numbers[0];
    }

    /** All numbers of a line, up to the first word that is none. */
    static long[] numbers(final String line, final String name, final Path file) throws IOException {
        if (!line.startsWith(name)) {
            throw new IOException(file + " does not begin with \"" + name.strip() + "\"");
        }
        final String[] words = line.substring(name.length()).strip().split("\\s+", -1);
        int count = 0;
        while (count < words.length && isNumber(words[count])) {
            count++;
        }
        final long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = Long.parseLong(words[i]);
        }
        return numbers;
    }

    private static boolean isNumber(final String word) {
        return !word.isEmpty() && word.length() <= MOST_DIGITS && word.chars().allMatch(it -> it >= '0' && it <= '9');
    }
}
