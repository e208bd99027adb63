/**
 * The contract's run of delivery. In: an engine at rate, with a journal on a disk that stalls, a stream over a network that fails, and a scraper that
 * is late. Out: a line for each assertion with its bound and what was measured. Each of those on a thread of its own.
 */
package io.tailrace.cli.bench.delivery;
