/**
 * What the JVM and the machine do to the threads of a process, recorded without a line of the host's code. In: the time, beans of the JVM, its flight
 * recorder, files below {@code /proc}. Out: samples, through channels of an engine. On three threads of its own: one sleeps and looks how late it woke
 * up, one reads what has to be asked for, one is told by the flight recorder; each has a channel that it alone writes.
 */
package io.tailrace.probes;
