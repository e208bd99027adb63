/**
 * Stage 1, recording. In: values, on the caller's thread, through handles that are bound to a channel and a series. Out: samples
 * offered to the ring stage, on the same thread. Nothing here waits, allocates, reads a clock or does I/O.
 */
package io.tailrace.engine.recording;
