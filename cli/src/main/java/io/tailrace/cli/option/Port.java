package io.tailrace.cli.option;

/** A TCP port to listen on. */
public final class Port extends WholeNumber {
    /** Where the command serves {@code /metrics} if nothing else is said. */
    public static final String DEFAULT = "9100";

    private static final int HIGHEST = 65_535;

    /** Called by the parser. */
    public Port() {
        super(0, HIGHEST, "; 0 takes a free one");
    }
}
