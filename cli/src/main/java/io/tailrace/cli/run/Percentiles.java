package io.tailrace.cli.run;

/**
 * How long operations took, in nanoseconds, to the digits of their histogram.
 *
 * @param count operations.
 * @param p50 half of them took this or less.
 * @param p90 nine in ten.
 * @param p99 ninety-nine in a hundred.
 * @param p999 nine hundred and ninety-nine in a thousand.
 * @param max the longest, exact.
 */
record Percentiles(long count, long p50, long p90, long p99, long p999, long max) {}
