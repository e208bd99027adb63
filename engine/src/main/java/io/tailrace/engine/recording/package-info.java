/**
 * Stage 1, recording. In: values, on the caller's thread, through handles that are bound to a channel and a series. Out: samples
 * offered to the ring stage, on the same thread. Nothing here waits, allocates or does I/O, except
 * that label values which a family meets for the first time are registered. Only timers read a clock, the engine's.
 */
package io.tailrace.engine.recording;
