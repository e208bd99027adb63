/**
 * What the libraries log, on standard error: our own binding of SLF4J. In: records, from any thread. Out: a line each, for people or as JSON
 * (log-record.v1).
 */
package io.tailrace.cli.log;
