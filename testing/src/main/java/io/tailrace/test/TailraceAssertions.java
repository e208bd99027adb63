package io.tailrace.test;

/** Where assertions begin. */
public final class TailraceAssertions {
    private TailraceAssertions() {}

    /**
     * Asserts what an engine recorded until now; no time passes for it.
     *
     * @param engine that recorded.
     * @return to go on with.
     */
    public static EngineAssert assertThat(final TestEngine engine) {
        return new EngineAssert(engine.recorded());
    }

    /**
     * Asserts what code does besides its work.
     *
     * @param code that can be run many times.
     * @return to go on with.
     */
    public static CodeAssert assertThatCode(final Runnable code) {
        return new CodeAssert(code);
    }
}
