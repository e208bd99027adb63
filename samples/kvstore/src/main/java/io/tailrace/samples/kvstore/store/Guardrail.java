package io.tailrace.samples.kvstore.store;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A bound that the store should keep, and what happens when it does not. The rules by which the store switches and compacts are
 * a list of these.
 *
 * @param measure what is watched.
 * @param backend the backend for which the bound is meant.
 * @param threshold passed from this value on.
 * @param severity how bad that is.
 * @param remedy what the supervisor does about it.
 */
public record Guardrail(Measure measure, Backend backend, double threshold, Severity severity, Remedy remedy) {
    /**
     * Checks that nothing is missing and the threshold is one.
     *
     * @throws IllegalArgumentException if the threshold is not a positive number.
     */
    public Guardrail {
        requireNonNull(measure);
        requireNonNull(backend);
        requireNonNull(severity);
        requireNonNull(remedy);
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold must be positive: " + threshold);
        }
    }

    /**
     * The rules of the sample. Chaining hands over when its chains are nearly all in use (90 % at 2.3 entries a slot) or one is
     * long. Robin Hood compacts when a tenth of its slots are tombstones, and hands back when it searches far all the same.
     *
     * @return a list that cannot be changed.
     */
    public static List<Guardrail> defaults() {
        return List.of(
                new Guardrail(Measure.LOAD_FACTOR, Backend.CHAINING, 0.90, Severity.WARNING, Remedy.SWITCH),
                new Guardrail(Measure.MAX_GROUP_LENGTH, Backend.CHAINING, 16, Severity.WARNING, Remedy.SWITCH),
                new Guardrail(Measure.TOMBSTONE_RATIO, Backend.ROBIN_HOOD, 0.10, Severity.INFO, Remedy.COMPACT),
                new Guardrail(Measure.TOMBSTONE_RATIO, Backend.ROBIN_HOOD, 0.40, Severity.CRITICAL, Remedy.SWITCH),
                new Guardrail(Measure.MEAN_PROBE_LENGTH, Backend.ROBIN_HOOD, 4, Severity.WARNING, Remedy.NONE),
                new Guardrail(Measure.MAX_GROUP_LENGTH, Backend.ROBIN_HOOD, 64, Severity.CRITICAL, Remedy.SWITCH));
    }

    boolean isPassedBy(final StoreStats stats) {
        return stats.backend() == backend && measure.of(stats) >= threshold;
    }
}
