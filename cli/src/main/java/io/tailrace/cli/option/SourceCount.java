package io.tailrace.cli.option;

/** A number of engines that are collected. */
public final class SourceCount extends WholeNumber {
    private static final int HIGHEST = 10_000;

    /** Called by the parser. */
    public SourceCount() {
        super(1, HIGHEST, "");
    }
}
