/**
 * Torture: harm is done to writers of a journal, and after each harm the journal is read again and held against what the writer said.
 * In: how often, a seed. Out: a table of faults survived and the reconciliation. All on the command's thread; writers are processes.
 */
package io.tailrace.cli.torture;
