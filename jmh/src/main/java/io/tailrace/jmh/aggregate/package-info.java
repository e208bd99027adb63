/** What adding drained samples costs the aggregator's one thread. */
package io.tailrace.jmh.aggregate;
