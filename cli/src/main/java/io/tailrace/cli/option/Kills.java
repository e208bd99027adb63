package io.tailrace.cli.option;

/** A number of processes to kill. */
public final class Kills extends WholeNumber {
    private static final int HIGHEST = 1_000_000;

    /** Called by the parser. */
    public Kills() {
        super(0, HIGHEST, "");
    }
}
