package io.tailrace.jmh.gate;

/** Measures a benchmark, each time in a JVM of its own. Both throw {@link io.tailrace.cli.console.CommandFault} if it fails. */
interface Meter {
    /** Nanoseconds a call. */
    double nsPerCall(Bench bench, GateForm form);

    /** Bytes that all threads allocated, a call, in the iteration in which they were fewest: what a call allocates, it does in each. */
    double bytesPerCall(Bench bench, int iterations);
}
