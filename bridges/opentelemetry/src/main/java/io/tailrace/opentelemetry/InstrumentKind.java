package io.tailrace.opentelemetry;

/** What an instrument is. */
enum InstrumentKind {
    COUNTER("counter", true),
    UP_DOWN_COUNTER("up-down counter", false),
    HISTOGRAM("histogram", false),
    GAUGE("gauge", false),
    OBSERVABLE_COUNTER("observable counter", true),
    OBSERVABLE_UP_DOWN_COUNTER("observable up-down counter", false),
    OBSERVABLE_GAUGE("observable gauge", false);

    private final String words;
    private final boolean isTotal;

    InstrumentKind(final String words, final boolean isTotal) {
        this.words = words;
        this.isTotal = isTotal;
    }

    /** Whether pages show it as a counter, with {@code _total}. */
    boolean isTotal() {
        return isTotal;
    }

    /** For messages. */
    @Override
    public String toString() {
        return words;
    }
}
