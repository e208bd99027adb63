package io.tailrace.cli.option;

/** The number of an epoch in a journal. */
public final class EpochNumber extends WholeNumber {
    /** Called by the parser. */
    public EpochNumber() {
        super(1, Integer.MAX_VALUE, "; tailrace audit shows which there are");
    }
}
