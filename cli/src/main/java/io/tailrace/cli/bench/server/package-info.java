/**
 * What a benchmark of servers measures: a JVM that has one server and nothing else, and is told on its standard input what to do. In:
 * lines. Out: lines: its port, what the process has used so far. The main thread reads and answers; the server has threads of its own.
 */
package io.tailrace.cli.bench.server;
