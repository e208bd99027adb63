package io.tailrace.engine.reader;

/**
 * A gauge's last value out of a frame.
 *
 * @param series whose.
 * @param value the last one set.
 */
public record GaugeValue(SeriesInfo series, double value) {}
