/** Pages of {@code /metrics}. In: snapshots of one engine, changed or not. Out: pages. On JMH's one thread. */
package io.tailrace.jmh.exposer;
