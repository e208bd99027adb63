package io.tailrace.exposer.health;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Keeps a measured cause for a while after it was seen last, so that readiness does not flap with it: it falls at once, and comes back
 * once for any number of times that the cause comes and goes within that while. Event-loop thread.
 */
final class CauseHold {
    private long holdNs;
    private final Map<Cause, Long> lastSeenNs = new EnumMap<>(Cause.class);

    CauseHold(final long holdNs) {
        this.holdNs = holdNs;
    }

    void holdNs(final long newHoldNs) {
        holdNs = newHoldNs;
    }

    /** Remembers what was found, and adds what was found a while ago. */
    void apply(final Set<Cause> found, final long nowNs) {
        lastSeenNs.values().removeIf(seenNs -> nowNs - seenNs >= holdNs);
        final Set<Cause> held = lastSeenNs.keySet();
        found.forEach(cause -> {
            if (cause.isHeld()) {
                lastSeenNs.put(cause, nowNs);
            }
        });
        found.addAll(held);
    }
}
