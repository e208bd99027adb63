package io.tailrace.samples.kvstore.tick;

import java.math.BigDecimal;

/** Nanoseconds as exact decimals of larger units, so that a bound of 0.00025 ms is written as that. */
final class Decimals {
    private Decimals() {}

    static String seconds(final long ns) {
        return plain(ns, 9);
    }

    static String milliseconds(final long ns) {
        return plain(ns, 6);
    }

    private static String plain(final long unscaled, final int decimals) {
        return BigDecimal.valueOf(unscaled, decimals).stripTrailingZeros().toPlainString();
    }
}
