package io.tailrace.cli.console;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
public final class Text {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final String[] TIME_UNITS = {"ns", "us", "ms", "s"};
    private static final String[] BYTE_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final double MAX_EXACT = 1e15;
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Text() {}

    /**
     * A number with its thousands apart.
     *
     * @param value any.
     * @return for example {@code 4,000,000}.
     */
    public static String count(final long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /**
     * A time in the unit that fits it, to three digits or more.
     *
     * @param ns nanoseconds, not negative.
     * @return for example {@code 850 ns}, {@code 1.25 us} or {@code 20.0 s}.
     */
    public static String time(final long ns) {
        double value = ns;
        int unit = 0;
        while (unit < TIME_UNITS.length - 1 && value >= 999.5) {
            value /= 1_000;
            unit++;
        }
        return unit == 0 ? ns + " ns" : digits(value) + " " + TIME_UNITS[unit];
    }

    /**
     * A size in the unit that fits it.
     *
     * @param bytes not negative.
     * @return for example {@code 512 B} or {@code 1.25 GiB}.
     */
    public static String bytes(final long bytes) {
        double value = bytes;
        int unit = 0;
        while (unit < BYTE_UNITS.length - 1 && value >= 1_024) {
            value /= 1_024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : digits(value) + " " + BYTE_UNITS[unit];
    }

    /**
     * A number that is recorded in millionths, to six digits.
     *
     * @param millionths any.
     * @return for example {@code 0.25} or {@code 4,000,000}.
     */
    public static String millionths(final double millionths) {
        final double value = millionths / 1e6;
        if (value == Math.rint(value) && Math.abs(value) < MAX_EXACT) {
            return count((long) value);
        }
        return BigDecimal.valueOf(value).round(SIX_DIGITS).stripTrailingZeros().toPlainString();
    }

    /**
     * A number that is recorded in steps of a power of ten, exactly.
     *
     * @param recorded in steps; not negative.
     * @param stepsInOne how many are one, a power of ten.
     * @return for example {@code 0.25}, {@code 1.000000001} or {@code 4000000}.
     */
    public static String exact(final BigInteger recorded, final long stepsInOne) {
        return new BigDecimal(recorded)
                .divide(BigDecimal.valueOf(stepsInOne))
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * A moment.
     *
     * @param epochNs ns since 1970.
     * @return RFC 3339 in UTC, to the millisecond.
     */
    public static String moment(final long epochNs) {
        return RFC_3339.format(
                Instant.ofEpochSecond(Math.floorDiv(epochNs, NS_PER_SECOND), Math.floorMod(epochNs, NS_PER_SECOND)));
    }

    /**
     * Where a server is.
     *
     * @param address that it listens on.
     * @return for example {@code http://127.0.0.1:9100}.
     */
    public static String url(final InetSocketAddress address) {
        final String host = address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private static String digits(final double value) {
        final int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
