package io.tailrace.jmh.ring;

import io.tailrace.engine.aggregate.SampleConsumer;

/** A ring of samples with one writer and one reader, reduced to what is compared. */
public interface RingForm {
    /** Samples that each form has room for; two bursts. */
    int CAPACITY = 32_768;

    /**
     * Takes a sample, by the writer.
     *
     * @param seriesId any.
     * @param value any.
     * @return true if there was room.
     */
    boolean offer(int seriesId, long value);

    /**
     * Hands over what is new, by the reader.
     *
     * @param consumer takes it.
     * @return how many samples that was.
     */
    int drain(SampleConsumer consumer);

    /**
     * Whether everything was handed over, as of now; by the writer.
     *
     * @return true if so.
     */
    boolean isEmpty();
}
