package io.tailrace.cli.option;

/** Where a sequence of random numbers begins: the same seed gives the same numbers. */
public final class Seed extends WholeNumber {
    /** Called by the parser. */
    public Seed() {
        super(0, Integer.MAX_VALUE, "");
    }
}
