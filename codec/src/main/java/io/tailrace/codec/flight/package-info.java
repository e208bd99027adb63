/**
 * Packs the samples of a flight recorder. In: samples in the order of their sequences. Out: the bytes of a {@code SampleBlock} frame; and
 * the other way round, for bytes that nobody vouches for. On the caller's thread.
 */
package io.tailrace.codec.flight;
