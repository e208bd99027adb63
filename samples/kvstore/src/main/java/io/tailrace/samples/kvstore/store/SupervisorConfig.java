package io.tailrace.samples.kvstore.store;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The rules of a {@link StoreSupervisor}.
 *
 * @param guardrails in the order in which their remedies are tried.
 * @param checkIntervalNs time from one check to the next.
 * @param minDwellNs time for which the store stays with a backend before a guardrail may make it switch again, so that two
 *     guardrails cannot throw it to and fro.
 */
public record SupervisorConfig(List<Guardrail> guardrails, long checkIntervalNs, long minDwellNs) {
    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if an interval is not positive or the dwell time is negative.
     */
    public SupervisorConfig {
        guardrails = List.copyOf(guardrails);
        if (checkIntervalNs <= 0 || minDwellNs < 0) {
            throw new IllegalArgumentException("checkIntervalNs must be positive and minDwellNs not negative: "
                    + checkIntervalNs + ", " + minDwellNs);
        }
    }

    /**
     * The sample's own.
     *
     * @return {@link Guardrail#defaults}, a check every 10 ms, and a second from switch to switch.
     */
    public static SupervisorConfig defaults() {
        return new SupervisorConfig(
                Guardrail.defaults(), TimeUnit.MILLISECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(1));
    }
}
