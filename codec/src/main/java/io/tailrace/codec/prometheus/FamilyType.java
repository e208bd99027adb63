package io.tailrace.codec.prometheus;

/** What a TYPE line can say of a family. */
public enum FamilyType {
    /** A total that only grows; the TYPE line names the family with its {@code _total}. */
    COUNTER("counter"),
    /** A value that goes up and down. */
    GAUGE("gauge"),
    /** Cumulative buckets, a sum and a count. */
    HISTOGRAM("histogram"),
    /** A sum and a count. */
    SUMMARY("summary"),
    /** A value of which nothing is known. */
    UNTYPED("untyped");

    private final String keyword;

    FamilyType(final String keyword) {
        this.keyword = keyword;
    }

    /**
     * As it stands in a TYPE line.
     *
     * @return lower case.
     */
    public String keyword() {
        return keyword;
    }
}
