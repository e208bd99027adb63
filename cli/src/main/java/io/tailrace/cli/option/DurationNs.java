package io.tailrace.cli.option;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A duration of at least a millisecond: a number with {@code ms}, {@code s}, {@code m} or {@code h} behind it. */
public final class DurationNs implements ITypeConverter<Long> {
    /** The label of such options in the help. */
    public static final String LABEL = "DURATION";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)(ms|s|m|h)");
    private static final long NS_PER_MS = 1_000_000L;
    private static final Map<String, Long> NS_PER_UNIT =
            Map.of("ms", NS_PER_MS, "s", 1_000 * NS_PER_MS, "m", 60_000 * NS_PER_MS, "h", 3_600_000 * NS_PER_MS);

    @Override
    public Long convert(final String text) {
        return parse(text)
                .filter(ns -> ns >= NS_PER_MS)
                .orElseThrow(() -> new TypeConversionException(
                        "give a number and ms, s, m or h, at least 1ms, for example 500ms, 20s or 1.5h"));
    }

    /**
     * Reads a duration; may be 0.
     *
     * @param text for example {@code 20s}.
     * @return nanoseconds; empty if it is no duration, or longer than 292 years.
     */
    static Optional<Long> parse(final String text) {
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
}
