package io.tailrace.cli.bench.plot;

/**
 * A mark on an axis.
 *
 * @param place in the picture.
 * @param label beside it; empty if it has none.
 * @param isMajor whether its line is to be seen well.
 */
record Tick(double place, String label, boolean isMajor) {}
