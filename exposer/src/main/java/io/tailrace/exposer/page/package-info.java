/**
 * The page of {@code /metrics}. In: the newest whole state of the log, and what the exposer counts itself. Out: a page as bytes, which is
 * released by whoever asked for it. On the event-loop thread.
 */
package io.tailrace.exposer.page;
