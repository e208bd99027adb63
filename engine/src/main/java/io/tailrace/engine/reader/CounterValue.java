package io.tailrace.engine.reader;

/**
 * A counter's total out of a frame.
 *
 * @param series whose.
 * @param total cumulative.
 */
public record CounterValue(SeriesInfo series, long total) {}
