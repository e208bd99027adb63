/**
 * What is received of many engines, each in a journal of its own. In: frames, on the thread of the receiver. Out: a folder {@code SERVICE/INSTANCE} for
 * each, which whatever reads journals can read.
 */
package io.tailrace.sinks.aeron.collect;
