/**
 * Many engines on one page. In: the frames of each one's log. Out: the series of all, and their sums. On the exposer's event-loop thread; engines are
 * added by any.
 */
package io.tailrace.exposer.fleet;
