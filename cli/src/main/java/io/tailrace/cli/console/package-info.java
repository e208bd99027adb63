/**
 * What all commands share towards the person or the program that started them: streams, the way to be stopped, faults in one line,
 * exit codes, JSON, tables, and numbers as people read them.
 */
package io.tailrace.cli.console;
