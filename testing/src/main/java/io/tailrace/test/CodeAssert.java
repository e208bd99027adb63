package io.tailrace.test;

import java.time.Duration;

/** Assertions on what code does besides its work. One thread. */
public final class CodeAssert {
    private static final int WARM_UP_RUNS = 20_000;
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Runnable code;
    private int warmUpRuns = WARM_UP_RUNS;

    CodeAssert(final Runnable code) {
        this.code = code;
    }

    /**
     * How often code runs before it is looked at, so that classes are loaded and the compiler has been at it.
     *
     * @param runs not negative; 20,000 unless something else is said.
     * @return this.
     */
    public CodeAssert warmedUpBy(final int runs) {
        warmUpRuns = runs;
        return this;
    }

    /**
     * It allocates nothing on this thread, in steady state: there is a run among ten that does not.
     *
     * @return this.
     * @throws AssertionError with the bytes of a run.
     */
    public CodeAssert allocatesNothing() {
        for (int i = 0; i < warmUpRuns; i++) {
            code.run();
        }
        final long bytes = Allocations.bytesPerRun(code);
        if (bytes != 0) {
            throw new AssertionError("it allocates " + bytes + " bytes a run, the least of ten runs behind "
                    + warmUpRuns + " to warm up");
        }
        return this;
    }

    /**
     * A run leaves no thread that it started.
     *
     * @return this.
     * @throws AssertionError naming the threads that had not ended after five seconds.
     */
    public CodeAssert leavesNoThreads() {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        code.run();
        leaks.check(GRACE);
        return this;
    }
}
