package io.tailrace.cli.stat;

/**
 * How readings are shown.
 *
 * @param order of series.
 * @param ofTotal quantiles of everything since the series began, instead of the interval.
 * @param withZero series that never had anything, too.
 */
record StatLook(SeriesOrder order, boolean ofTotal, boolean withZero) {
    StatLook sorting(final SeriesOrder newOrder) {
        return new StatLook(newOrder, ofTotal, withZero);
    }

    StatLook toggleTotal() {
        return new StatLook(order, !ofTotal, withZero);
    }

    StatLook toggleZero() {
        return new StatLook(order, ofTotal, !withZero);
    }
}
