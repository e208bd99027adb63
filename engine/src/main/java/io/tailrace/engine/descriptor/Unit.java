package io.tailrace.engine.descriptor;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What a value is measured in: the unit in which it is recorded (a whole number, so that recording is exact and cheap) and the
 * base unit in which it is exposed.
 */
public enum Unit {
    /** Plain numbers, exposed as recorded. */
    NONE(0),
    /** Recorded in nanoseconds, exposed in seconds. */
    SECONDS(9),
    /** Bytes, exposed as recorded. */
    BYTES(0),
    /** Recorded in nanoseconds, exposed in milliseconds: for names that an older contract fixes. */
    MILLISECONDS(6),
    /**
     * Plain numbers with fractions: recorded in millionths, exposed as the numbers that they are. Up to 2^61 / 10^6, which is 2.3 * 10^12, if the range of the
     * metric goes that far.
     */
    MILLIONTHS(6);

    private final int decimals;
    private final double divisor;

    Unit(final int decimals) {
        this.decimals = decimals;
        this.divisor = Math.pow(10, decimals);
    }

    /**
     * Whether values are durations, recorded in nanoseconds.
     *
     * @return true for times.
     */
    public boolean isTime() {
        return this == SECONDS || this == MILLISECONDS;
    }

    /**
     * Whether values are exposed as they are recorded, and so are whole numbers.
     *
     * @return true for plain whole numbers and bytes.
     */
    public boolean isWhole() {
        return decimals == 0;
    }

    /**
     * What exposed values are in.
     *
     * @return {@code none}, {@code seconds}, {@code milliseconds} or {@code bytes}.
     */
    public String exposedName() {
        return (this == MILLIONTHS ? NONE : this).name().toLowerCase(Locale.ROOT);
    }

    /**
     * Turns a recorded value into the exposed one.
     *
     * @param recorded in the recorded unit, for example nanoseconds.
     * @return in the exposed unit, for example seconds; the double nearest to the exact quotient while the value is below 2^53.
     */
    public double toExposed(final double recorded) {
        return recorded / divisor;
    }

    /**
     * Turns an exposed value into the recorded unit, exactly, as its shortest decimal form says it.
     *
     * @param exposed in the exposed unit.
     * @return in the recorded unit, rounded down.
     * @throws ArithmeticException if it does not fit a long.
     */
    public long toRecorded(final double exposed) {
        return new BigDecimal(Double.toString(exposed))
                .movePointRight(decimals)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
