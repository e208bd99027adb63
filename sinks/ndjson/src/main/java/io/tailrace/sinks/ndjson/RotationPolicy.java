package io.tailrace.sinks.ndjson;

import java.util.ArrayList;
import java.util.List;

/**
 * When a file of lines is put aside for a new one, and what becomes of those that were.
 *
 * @param bytes size from which on a file is put aside, at least 1,024; {@link #UNLIMITED} for never. Lines that were read in one step stay together,
 *     so a file can be longer than this by what one frame gives.
 * @param ageMs age from which on a file with lines is put aside, wall clock, at least 1,000; {@link #UNLIMITED} for never.
 * @param keptFiles how many files that were put aside are kept, at least 1; the oldest are deleted.
 * @param keptBytes how large the files that were put aside may be together, at least {@code bytes}; the oldest are deleted.
 * @param gzip whether files that were put aside are compressed.
 */
public record RotationPolicy(long bytes, long ageMs, int keptFiles, long keptBytes, boolean gzip) {
    /** No bound. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** One file, for ever. */
    public static final RotationPolicy NEVER =
            new RotationPolicy(UNLIMITED, UNLIMITED, Integer.MAX_VALUE, UNLIMITED, false);

    private static final long LEAST_BYTES = 1_024;
    private static final long LEAST_MS = 1_000;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException naming every fault at once.
     */
    public RotationPolicy {
        final List<String> faults = new ArrayList<>();
        if (bytes < LEAST_BYTES) {
            faults.add("bytes must be at least " + LEAST_BYTES + ", was " + bytes);
        }
        if (ageMs < LEAST_MS) {
            faults.add("ageMs must be at least " + LEAST_MS + ", was " + ageMs);
        }
        if (keptFiles < 1) {
            faults.add("keptFiles must be at least 1, was " + keptFiles);
        }
        if (keptBytes < bytes && bytes != UNLIMITED) {
            faults.add("keptBytes must be at least bytes (" + bytes + "), was " + keptBytes);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("rotation: " + String.join("; ", faults));
        }
    }

    /** Whether a file is to be put aside. One without lines never is. */
    boolean isDue(final long sizeInBytes, final long ageInMs) {
        return sizeInBytes > 0 && (sizeInBytes >= bytes || ageInMs >= ageMs);
    }
}
