/**
 * In: the engine of the agent, and the {@code GlobalOpenTelemetry} of OpenTelemetry's Java agent. Out: one whose meters record into the engine. Loaded by
 * {@code loader.JoinClassLoader}, under the names that OpenTelemetry's interfaces have inside of that agent. On the thread that joins.
 */
package io.tailrace.agent.opentelemetry;
