package io.tailrace.samples.kvstore.load;

/** What is asked of the store. */
public enum Operation {
    /** Set a value. */
    PUT("put"),
    /** Look a value up. */
    GET("get"),
    /** Remove a value. */
    DEL("del");

    private final String label;

    Operation(final String label) {
        this.label = label;
    }

    /**
     * The name in ticks and labels.
     *
     * @return {@code put}, {@code get} or {@code del}.
     */
    public String label() {
        return label;
    }
}
