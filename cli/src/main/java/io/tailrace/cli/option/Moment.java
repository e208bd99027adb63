package io.tailrace.cli.option;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A moment on the wall clock: RFC 3339, seconds since 1970, {@code now}, or a duration before now.
 *
 * @param ns since 1970, or since now.
 * @param isRelative whether it counts from now.
 */
public record Moment(long ns, boolean isRelative) {
    /** The label of such options in the help. */
    public static final String LABEL = "TIME";

    private static final int NS_DECIMALS = 9;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

    /**
     * The moment on a clock.
     *
     * @param nowNs ns since 1970.
     * @return ns since 1970.
     */
    public long epochNs(final long nowNs) {
        return isRelative ? nowNs + ns : ns;
    }

    /** Reads one. */
    public static final class Converter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(final String text) {
            return relative(text)
                    .or(() -> seconds(text))
                    .or(() -> rfc3339(text))
                    .orElseThrow(
                            () -> new TypeConversionException(
                                    "give a time such as 2026-03-01T12:00:00Z, seconds since 1970, now, or -5m for five minutes ago"));
        }

        private static Optional<Moment> relative(final String text) {
            if (text.equals("now")) {
                return Optional.of(new Moment(0, true));
            }
            return text.startsWith("-")
                    ? DurationNs.parse(text.substring(1)).map(ns -> new Moment(-ns, true))
                    : Optional.empty();
        }

        private static Optional<Moment> seconds(final String text) {
            if (!SECONDS.matcher(text).matches()) {
                return Optional.empty();
            }
            final BigDecimal ns = new BigDecimal(text).movePointRight(NS_DECIMALS);
            return inRange(ns);
        }

        private static Optional<Moment> rfc3339(final String text) {
            try {
                final Instant instant = OffsetDateTime.parse(text).toInstant();
                return inRange(BigDecimal.valueOf(instant.getEpochSecond())
                        .movePointRight(NS_DECIMALS)
                        .add(BigDecimal.valueOf(instant.getNano())));
            } catch (final DateTimeException notATime) {
                return Optional.empty();
            }
        }

        private static Optional<Moment> inRange(final BigDecimal ns) {
            final BigDecimal whole = ns.setScale(0, RoundingMode.DOWN);
            return whole.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                    ? Optional.empty()
                    : Optional.of(new Moment(whole.longValueExact(), false));
        }
    }
}
