/**
 * Files of JSON lines. In: lines, on the one thread that owns a file; or the telemetry entries of a journal, on the thread of the agent that
 * follows it. Out: the same lines in the same order, each once, UTF-8, each ended by a newline. No threads of its own.
 */
package io.tailrace.sinks.ndjson;
