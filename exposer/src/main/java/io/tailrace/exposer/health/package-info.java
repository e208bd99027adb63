/**
 * The verdict of {@code /readyz}. In: the engine's status frames, the age of the last sign of life, and what the host says of its
 * dependencies. Out: an answer. On the event-loop thread; what the host says may come from any.
 */
package io.tailrace.exposer.health;
