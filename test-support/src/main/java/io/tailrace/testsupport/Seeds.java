package io.tailrace.testsupport;

import java.util.Random;

/** Random tests whose failure names the seed: {@code -Dtailrace.seed=N} runs that one again. */
public final class Seeds {
    private static final Long FIXED = Long.getLong("tailrace.seed");

    private Seeds() {}

    /** A test that takes its values from a generator. */
    @FunctionalInterface
    public interface RandomTest {
        /**
         * Runs once.
         *
         * @param random the only source of chance.
         * @throws Exception if it fails.
         */
        void run(Random random) throws Exception;
    }

    /**
     * Runs a test with several seeds, or with the one that was asked for.
     *
     * @param rounds how many.
     * @param test throws if it fails.
     */
    public static void run(final int rounds, final RandomTest test) {
        final long first = FIXED == null ? new Random().nextLong() : FIXED;
        for (int round = 0; round < (FIXED == null ? rounds : 1); round++) {
            final long seed = first + round;
            try {
                test.run(new Random(seed));
            } catch (final Exception | AssertionError failure) {
                throw new AssertionError("failed with -Dtailrace.seed=" + seed, failure);
            }
        }
    }
}
