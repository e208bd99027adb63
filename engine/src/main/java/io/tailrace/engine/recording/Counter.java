package io.tailrace.engine.recording;

/** Adds to a counter. Whoever holds it records for one series. */
public interface Counter {
    /**
     * Adds one.
     *
     * @return what became of it.
     */
    default RecordResult increment() {
        return add(1);
    }

    /**
     * Adds an amount.
     *
     * @param amount in the metric's recorded unit, 0 or more.
     * @return what became of it; {@link RecordResult#INVALID} for a negative amount.
     */
    RecordResult add(long amount);

    /**
     * Adds an amount with a time that the caller has already; as {@link Histogram#recordAt}.
     *
     * @param amount as of {@link #add}.
     * @param timestampNs by whatever clock the caller likes.
     * @return what became of it.
     */
    RecordResult addAt(long amount, long timestampNs);
}
