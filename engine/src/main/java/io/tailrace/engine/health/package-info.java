/**
 * Whether the engine is fit to be used. In: what the stages find, by the aggregator's thread, and what the host says, from any
 * thread. Out: readiness causes for status frames and {@code /readyz}.
 */
package io.tailrace.engine.health;
