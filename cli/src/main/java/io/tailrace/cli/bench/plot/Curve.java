package io.tailrace.cli.bench.plot;

import org.HdrHistogram.Histogram;

/**
 * What is drawn as one line.
 *
 * @param name in the legend.
 * @param histogram in nanoseconds, with one value at least.
 */
record Curve(String name, Histogram histogram) {}
