package io.tailrace.cli.option;

/** A number of lines to show. */
public final class LineCount extends WholeNumber {
    private static final int HIGHEST = 1_000_000;

    /** Called by the parser. */
    public LineCount() {
        super(0, HIGHEST, "");
    }
}
