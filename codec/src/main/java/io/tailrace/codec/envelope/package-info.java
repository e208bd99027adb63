/**
 * Events between services in their envelope (contract {@code schemas/event-envelope.v1.schema.json}). In: facts of a producer, or JSON of
 * any origin. Out: JSON of one line, or envelopes, each let through once by {@link io.tailrace.codec.envelope.Deduplicator}. Envelopes are
 * immutable and for any thread; reader and writer keep no state; factory and deduplicator may be used by any thread. No threads of its
 * own, no clock and no randomness but those that are given.
 */
package io.tailrace.codec.envelope;
