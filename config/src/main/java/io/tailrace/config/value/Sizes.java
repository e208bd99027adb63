package io.tailrace.config.value;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes, in bytes. */
public final class Sizes extends ScalarType<Long> {
    /** A size without a bound. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final String UNLIMITED_WORD = "unlimited";
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})(B|KiB|MiB|GiB|TiB)?");
    private static final Map<String, Integer> SHIFTS = Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);
    private static final String[] UNITS = {"TiB", "GiB", "MiB", "KiB"};
    private static final long HIGHEST = 1L << 60;

    private final long lowest;
    private final long highest;
    private final boolean isPowerOfTwo;
    private final boolean maybeUnlimited;

    private Sizes(final long lowest, final long highest, final boolean isPowerOfTwo, final boolean maybeUnlimited) {
        this.lowest = lowest;
        this.highest = highest;
        this.isPowerOfTwo = isPowerOfTwo;
        this.maybeUnlimited = maybeUnlimited;
    }

    /**
     * All from one on.
     *
     * @param lowest allowed, bytes.
     * @return the type.
     */
    public static Sizes from(final long lowest) {
        return new Sizes(lowest, HIGHEST, false, false);
    }

    /**
     * All from one on, and {@code unlimited}.
     *
     * @param lowest allowed, bytes.
     * @return the type.
     */
    public static Sizes maybeUnlimited(final long lowest) {
        return new Sizes(lowest, HIGHEST, false, true);
    }

    /**
     * All of a range.
     *
     * @param lowest allowed, bytes.
     * @param highest allowed, bytes.
     * @return the type.
     */
    public static Sizes of(final long lowest, final long highest) {
        return new Sizes(lowest, highest, false, false);
    }

    /**
     * Powers of two.
     *
     * @param lowest allowed, bytes.
     * @param highest allowed, bytes.
     * @return the type.
     */
    public static Sizes powersOfTwo(final long lowest, final long highest) {
        return new Sizes(lowest, highest, true, false);
    }

    @Override
    public String name() {
        return "size";
    }

    @Override
    public String range() {
        return (isPowerOfTwo ? "a power of two from " : "")
                + text(lowest)
                + (highest == HIGHEST ? " on" : " to " + text(highest))
                + (maybeUnlimited ? ", or " + UNLIMITED_WORD : "");
    }

    @Override
    Long parse(final String text) throws BadValueException {
        if (maybeUnlimited && text.equals(UNLIMITED_WORD)) {
            return UNLIMITED;
        }
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw isNone();
        }
        final long number = Long.parseLong(matcher.group(1));
        final int shift = matcher.group(2) == null ? 0 : SHIFTS.get(matcher.group(2));
        final long bytes = number << shift;
        if (bytes >> shift != number
                || bytes < lowest
                || bytes > highest
                || (isPowerOfTwo && Long.bitCount(bytes) != 1)) {
            throw isOutOfRange();
        }
        return bytes;
    }

    @Override
    String example() {
        return "a number of bytes, or one with KiB, MiB, GiB or TiB behind it, for example 64MiB";
    }

    @Override
    public String toml(final Long value) {
        return TomlText.quoted(text(value));
    }

    private static String text(final long bytes) {
        if (bytes == UNLIMITED) {
            return UNLIMITED_WORD;
        }
        for (final String unit : UNITS) {
            final int shift = SHIFTS.get(unit);
            if (bytes != 0 && bytes % (1L << shift) == 0) {
                return (bytes >> shift) + unit;
            }
        }
        return bytes + "B";
    }
}
