/**
 * {@code tailrace compare}: whether a metric became worse from one journal to another one. In: two journals, or two ranges of one. Out: a
 * verdict a quantile as a table or as JSON, and an exit code for a build that is to stop.
 */
package io.tailrace.cli.compare;
