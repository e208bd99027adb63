/**
 * The process that is killed. In: a journal's folder, a ledger, where to die. Out: frames in the journal, and in the ledger, which is
 * mapped and so survives the kill, what was accepted and appended up to the last moment. Recording threads, the engine's own, one
 * that only sleeps.
 */
package io.tailrace.cli.torture.writer;
