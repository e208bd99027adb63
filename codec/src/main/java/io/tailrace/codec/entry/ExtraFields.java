package io.tailrace.codec.entry;

/**
 * Fields that this version does not know, as they were read: they are written again behind the known ones. Only the reader makes any, so
 * that none can stand for a known field.
 */
public final class ExtraFields {
    /** There are none. */
    public static final ExtraFields NONE = new ExtraFields("", "", "");

    /** Members of an object in JSON, without braces. */
    private final String entry;

    private final String event;
    private final String metrics;

    private ExtraFields(final String entry, final String event, final String metrics) {
        this.entry = entry;
        this.event = event;
        this.metrics = metrics;
    }

    static ExtraFields of(final String entry, final String event, final String metrics) {
        return entry.isEmpty() && event.isEmpty() && metrics.isEmpty() ? NONE : new ExtraFields(entry, event, metrics);
    }

    /**
     * Those of the entry itself.
     *
     * @return members of a JSON object without its braces; empty if there are none.
     */
    public String entry() {
        return entry;
    }

    /**
     * Those of the event.
     *
     * @return members of a JSON object without its braces; empty if there are none.
     */
    public String event() {
        return event;
    }

    /**
     * Those of the metrics.
     *
     * @return members of a JSON object without its braces; empty if there are none.
     */
    public String metrics() {
        return metrics;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof ExtraFields that
                && entry.equals(that.entry)
                && event.equals(that.event)
                && metrics.equals(that.metrics);
    }

    @Override
    public int hashCode() {
        return (entry.hashCode() * 31 + event.hashCode()) * 31 + metrics.hashCode();
    }

    @Override
    public String toString() {
        return "entry {" + entry + "}, event {" + event + "}, metrics {" + metrics + "}";
    }
}
