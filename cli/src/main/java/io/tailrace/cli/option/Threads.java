package io.tailrace.cli.option;

/** A number of threads that do the work of a load. */
public final class Threads extends WholeNumber {
    private static final int HIGHEST = 256;

    /** Called by the parser. */
    public Threads() {
        super(1, HIGHEST, "");
    }
}
