package io.tailrace.probes;

/** What was allocated between two collections: what the heap held before one, less what the one before it had left. One thread. */
final class AllocationEstimate {
    private final Growth allocated;
    private long total;
    private long leftInBytes = -1;

    AllocationEstimate(final Growth allocated) {
        this.allocated = allocated;
        allocated.follow(0);
    }

    void before(final long usedInBytes) {
        if (leftInBytes >= 0) {
            total += Math.max(0, usedInBytes - leftInBytes);
        }
        allocated.follow(total);
    }

    void after(final long usedInBytes) {
        leftInBytes = usedInBytes;
    }
}
