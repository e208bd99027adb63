package io.tailrace.engine.reader;

import java.util.Random;
import java.util.function.Consumer;

/** Random tests whose failure names the seed: {@code -Dtailrace.seed=N} runs one again. */
public final class Seeds {
    private static final Long FIXED = Long.getLong("tailrace.seed");

    private Seeds() {}

    public static void run(final int rounds, final Consumer<Random> test) {
        final long first = FIXED == null ? new Random().nextLong() : FIXED;
        for (int round = 0; round < (FIXED == null ? rounds : 1); round++) {
            final long seed = first + round;
            try {
                test.accept(new Random(seed));
            } catch (final RuntimeException | AssertionError failure) {
                throw new AssertionError("failed with -Dtailrace.seed=" + seed, failure);
            }
        }
    }
}
