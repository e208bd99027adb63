/**
 * {@code tailrace contracts lint-exposition}. In: a page of metrics, from an address, a file or standard input, and the metrics registry. Out:
 * each line that is not as format and registry say, with the way to mend it. A page is read once and kept, up to a bound. Everything on
 * the command's own thread.
 */
package io.tailrace.cli.contracts.exposition;
