package io.tailrace.cli.bench.delivery;

/**
 * How a connection came through.
 *
 * @param recoveries how often things were received again after a break.
 * @param downNs from each break to the first thing received after it, all together.
 * @param longestDownNs the longest of them.
 * @param activeNs how long things were to go wrong, and until the last break was over.
 */
record NetworkFacts(long recoveries, long downNs, long longestDownNs, long activeNs) {}
