/**
 * {@code tailrace bench}: what recording costs, measured while everything else runs, and drawn. In: options. Out: a table or an object of
 * JSON, histogram logs, pictures, and a verdict against the contract. The command's thread starts and waits; the calls, the engine, the
 * exposer, the scraper and the stream have threads of their own.
 */
package io.tailrace.cli.bench;
