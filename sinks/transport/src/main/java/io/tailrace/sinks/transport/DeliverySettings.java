package io.tailrace.sinks.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a {@link DeliveryAgent} goes about its work.
 *
 * @param framesPerDutyCycle read at once at the most, at least 1.
 * @param lingerNs how long a batch may wait to become full, ns, 0 or more.
 * @param sendTimeoutNs how long an outlet may take for a batch, ns, at least 1.
 * @param saveIntervalNs how often the position is brought to disk at the most, ns, 0 or more; what was delivered behind it is delivered again after a kill.
 * @param closeTimeoutMs how long to try to deliver the rest when it is closed, ms, 0 or more.
 */
public record DeliverySettings(
        int framesPerDutyCycle, long lingerNs, long sendTimeoutNs, long saveIntervalNs, long closeTimeoutMs) {
    /**
     * Checks them.
     *
     * @throws IllegalArgumentException with all faults.
     */
    public DeliverySettings {
        final List<String> faults = new ArrayList<>();
        if (framesPerDutyCycle < 1) {
            faults.add("framesPerDutyCycle must be at least 1, was " + framesPerDutyCycle);
        }
        if (lingerNs < 0) {
            faults.add("lingerNs must not be negative, was " + lingerNs);
        }
        if (sendTimeoutNs < 1) {
            faults.add("sendTimeoutNs must be at least 1, was " + sendTimeoutNs);
        }
        if (saveIntervalNs < 0) {
            faults.add("saveIntervalNs must not be negative, was " + saveIntervalNs);
        }
        if (closeTimeoutMs < 0) {
            faults.add("closeTimeoutMs must not be negative, was " + closeTimeoutMs);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("delivery: " + String.join("; ", faults));
        }
    }

    /**
     * 256 frames at once, no waiting for a fuller batch, 10 s for a batch, a position a second, 5 s at the end.
     *
     * @return always the same.
     */
    public static DeliverySettings defaults() {
        return new DeliverySettings(256, 0, TimeUnit.SECONDS.toNanos(10), TimeUnit.SECONDS.toNanos(1), 5_000);
    }
}
