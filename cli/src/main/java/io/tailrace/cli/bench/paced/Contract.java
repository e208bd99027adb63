package io.tailrace.cli.bench.paced;

/** What the contract MET_001 demands of a call at 1,000,000 calls a second on one channel. Service time, in nanoseconds. */
public final class Contract {
    /** The mean call takes this at the most. */
    public static final long MEAN_NS = 5_000;

    /** Of a hundred calls ninety-nine take this at the most. */
    public static final long P99_NS = 15_000;

    /** The fullest ring is filled to this share at the most, in thousandths. */
    public static final int OCCUPANCY_PERMILLE = 800;

    private Contract() {}
}
