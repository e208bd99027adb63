package io.tailrace.codec.entry;

/** The ranges of the numbers that an entry holds, checked when it is made. */
final class Ranges {
    static final long LARGEST_U32 = 0xFFFF_FFFFL;

    private Ranges() {}

    static void u32(final String name, final long value) {
        if (value < 0 || value > LARGEST_U32) {
            throw new IllegalArgumentException(name + " must be 0 to 4294967295, was " + value);
        }
    }

    /** serde would write null for these and could not read it back. */
    static void finite(final String name, final double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number, was " + value);
        }
    }
}
