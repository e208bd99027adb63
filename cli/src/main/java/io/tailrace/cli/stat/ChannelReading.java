package io.tailrace.cli.stat;

import io.tailrace.engine.reader.ChannelTotals;

/**
 * One channel at one moment.
 *
 * @param totals of its life.
 * @param rate samples a second in the interval.
 * @param refused in the interval.
 */
record ChannelReading(ChannelTotals totals, double rate, long refused) {}
