/**
 * {@code tailrace bench exposer}: the exposer's objectives, measured against a JVM of its own. In: options. Out: a table or an object of
 * JSON, and a verdict. The command's thread makes the load; what is measured runs in other processes, one at a time.
 */
package io.tailrace.cli.bench.exposer;
