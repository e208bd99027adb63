package io.tailrace.samples.kvstore.store;

import java.util.Random;
import java.util.stream.LongStream;

/** Seeds of random tests: new ones each run, or the one given by {@code -Dkvstore.seed} to repeat a failure. */
final class Seeds {
    private static final int SEEDS_A_TEST = 8;

    private Seeds() {}

    static LongStream fresh() {
        final Long given = Long.getLong("kvstore.seed");
        return given == null ? new Random().longs(SEEDS_A_TEST) : LongStream.of(given);
    }

    static String hint(final long seed, final int step) {
        return "step " + step + "; repeat with -Dkvstore.seed=" + seed;
    }
}
