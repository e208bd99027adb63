package io.tailrace.engine.entry;

import java.security.SecureRandom;

/**
 * Ids of entries: version-4 UUIDs (RFC 9562) out of a number that only grows and 128 bits that were drawn once. Two numbers of one source never
 * give the same id; two sources give the same with the probability of random ids. Not for secrets: who knows an id can compute the others.
 * No lock, no allocation, nothing shared is written: any thread.
 */
final class EntryIds {
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long SILVER = 0xD1B5_4A32_D192_ED03L;
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private final long saltHigh;
    private final long saltLow;

    EntryIds(final long saltHigh, final long saltLow) {
        this.saltHigh = saltHigh;
        this.saltLow = saltLow;
    }

    static EntryIds random() {
        final SecureRandom random = new SecureRandom();
        return new EntryIds(random.nextLong(), random.nextLong());
    }

    /** The first half, which has the version in it. */
    long high(final long number) {
        return (mix(saltHigh + number * GOLDEN) & ~VERSION_MASK) | VERSION_4;
    }

    /** The second half, which has the variant in it. */
    long low(final long number) {
        return (mix(saltLow + number * SILVER) & ~VARIANT_MASK) | VARIANT_2;
    }

    /** One to one, each bit of the result depends on each of the argument's: Stafford's variant 13 of MurmurHash3's last step. */
    private static long mix(final long bits) {
        long z = bits;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
