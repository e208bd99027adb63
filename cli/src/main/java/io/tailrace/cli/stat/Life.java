package io.tailrace.cli.stat;

/**
 * Whether an engine lives, and since when it is so.
 *
 * @param state of it.
 * @param sinceNs wall clock, ns since 1970: of a live one the beginning of its epoch, of an idle one its last sample, else its last sign of life.
 * @param lastSignNs its last sign of life.
 */
record Life(EngineState state, long sinceNs, long lastSignNs) {}
