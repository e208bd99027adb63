package io.tailrace.config.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a number with {@code ms}, {@code s}, {@code m} or {@code h} behind it. */
public final class DurationText {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)(ms|s|m|h)");
    private static final long NS_PER_MS = 1_000_000L;
    private static final Map<String, Long> NS_PER_UNIT = units();

    private DurationText() {}

    /**
     * Reads a duration; may be 0. What is less than a nanosecond is left out.
     *
     * @param text for example {@code 20s}.
     * @return nanoseconds; empty if it is no duration, or longer than 292 years.
     */
    public static Optional<Long> parseNs(final String text) {
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        final BigDecimal ns =
                new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NS_PER_UNIT.get(matcher.group(2))));
        return ns.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(ns.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    /**
     * Writes a duration in the greatest unit that divides it.
     *
     * @param ns nanoseconds, not negative.
     * @return for example {@code 90s}; {@code 0.015ms} if it is no whole number of milliseconds. {@link #parseNs} reads the same of it.
     */
    public static String of(final long ns) {
        for (final Map.Entry<String, Long> unit : NS_PER_UNIT.entrySet()) {
            if (ns != 0 && ns % unit.getValue() == 0) {
                return ns / unit.getValue() + unit.getKey();
            }
        }
        return BigDecimal.valueOf(ns, 6).stripTrailingZeros().toPlainString() + "ms";
    }

    private static Map<String, Long> units() {
        final Map<String, Long> units = new LinkedHashMap<>();
        units.put("h", 3_600_000 * NS_PER_MS);
        units.put("m", 60_000 * NS_PER_MS);
        units.put("s", 1_000 * NS_PER_MS);
        units.put("ms", NS_PER_MS);
        return units;
    }
}
