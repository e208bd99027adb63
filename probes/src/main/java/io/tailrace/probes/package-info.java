/** What the JVM does to its threads, recorded: hiccups, collections, safepoints, memory, threads. */
package io.tailrace.probes;
