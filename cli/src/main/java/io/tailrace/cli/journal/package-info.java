/**
 * Commands that read a journal, and what others need to read one: {@code audit} proves it whole, {@code tail} writes it in words,
 * {@code expose} serves its newest state. In: a folder that another process may be writing. Out: text; nothing is ever written into
 * the folder.
 */
package io.tailrace.cli.journal;
