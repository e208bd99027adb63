package io.tailrace.cli.option;

import io.tailrace.cli.synthetic.SyntheticShape;

/** A number of synthetic series, counted as lines of the page. */
public final class SeriesCount extends WholeNumber {
    /** Called by the parser. */
    public SeriesCount() {
        super(1, SyntheticShape.MAX_SERIES, "");
    }
}
