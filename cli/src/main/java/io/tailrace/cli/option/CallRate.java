package io.tailrace.cli.option;

/** How often a call is made that is timed each time: a whole number a second. */
public final class CallRate extends WholeNumber {
    private static final int HIGHEST = 4_000_000;

    /** Called by the parser. */
    public CallRate() {
        super(1, HIGHEST, "");
    }
}
