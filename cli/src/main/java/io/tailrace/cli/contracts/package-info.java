/**
 * {@code tailrace contracts}. In: schemas, the metrics registry, files, pages and adapters that are held against them. Out: what differs,
 * on the standard output, and an exit code. Everything on the command's own thread.
 */
package io.tailrace.cli.contracts;
