package io.tailrace.samples.kvstore;

/**
 * What the workers counted themselves. Exact once the workload is stopped; while it runs, each number is a recent one.
 *
 * @param operations done.
 * @param accepted of them recorded.
 * @param refused of them not recorded for want of room in a ring; the engine counts these too.
 * @param wrongValues operations that were given another key's value; anything but 0 is a bug of the store.
 * @param errors that a worker or the supervisor threw.
 */
public record WorkloadStats(long operations, long accepted, long refused, long wrongValues, long errors) {
    /**
     * Operations whose sample was neither accepted nor refused, because the engine was closed before the workload was stopped.
     *
     * @return 0 in an orderly run.
     */
    public long unrecorded() {
        return operations - accepted - refused;
    }

    WorkloadStats plus(final WorkloadStats other) {
        return new WorkloadStats(
                operations + other.operations,
                accepted + other.accepted,
                refused + other.refused,
                wrongValues + other.wrongValues,
                errors + other.errors);
    }
}
