/** What cutting a snapshot costs the aggregator's thread. */
package io.tailrace.jmh.snapshot;
