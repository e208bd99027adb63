/**
 * The allocation gate: what must allocate nothing is called many times, and the bytes that its thread allocated are counted. An excess
 * is an exception, so the run fails; {@code mvn verify} contains it.
 */
package io.tailrace.jmh.allocation;
