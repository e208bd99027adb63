/**
 * JSON lines in files and pipes. In: lines, on the one thread that owns a file; or frames of a journal, on the thread of the transport that follows it. Out: the same lines in
 * the same order, UTF-8, each ended by a newline; in files each once, in pipes and streams at least once. A pipe or stream has a thread of its own, because whoever reads it
 * may make that wait; files have none.
 */
package io.tailrace.sinks.ndjson;
