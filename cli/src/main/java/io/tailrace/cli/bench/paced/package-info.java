/**
 * The paced run: a settable number of calls a second, every one of them timed, against the moment at which it was due and not at which
 * the loop got to it, so that a stall counts for all calls that it delayed. Between any two calls an empty one is timed in the same way:
 * what is printed as "above" is what recording adds to it, at the same percentile of the same run. In: targets, a rate, a duration. Out:
 * a {@link io.tailrace.cli.bench.paced.PacedResult}. Each target is called on a thread of its own; a further thread measures how late the
 * machine wakes it.
 */
package io.tailrace.cli.bench.paced;
