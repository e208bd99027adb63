/**
 * Whether one measurement is worse than another, or only noisy. In: estimates with their confidence intervals. Out: a verdict. No thread of
 * its own; used by {@code tailrace compare} on journals and by {@code tailrace gate} on benchmarks.
 */
package io.tailrace.engine.compare;
