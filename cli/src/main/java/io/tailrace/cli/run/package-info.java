/**
 * {@code tailrace run}: a real workload, recorded, kept in a journal, served and written as ticks. In: the options. Out: what a person
 * watches while it runs, and a summary whose numbers reconcile. The command's thread shows and waits; the workload, the engine, the
 * exposer and the tick writer have threads of their own.
 */
package io.tailrace.cli.run;
