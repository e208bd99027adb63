/**
 * What the exposer counts itself. In: what happened to requests, connections and the log. Out: the rows of its own families on a page. On the
 * event-loop thread.
 */
package io.tailrace.exposer.metrics;
