package io.tailrace.exposer;

import java.time.Instant;
import java.util.List;

/**
 * What {@code /readyz} says, for the host itself: while it is not ready, refuse what writes and say when to come again; go on to answer what
 * only reads.
 *
 * @param missing why it is not ready, each cause once; empty if and only if it is.
 * @param retryAfterS seconds after which to ask again; 0 if and only if it is ready.
 * @param since when it became ready, or ceased to be, to the second.
 */
public record ReadinessReport(List<String> missing, int retryAfterS, Instant since) {
    /** Copies the list. */
    public ReadinessReport {
        missing = List.copyOf(missing);
    }

    /**
     * Whether the service should be sent requests.
     *
     * @return true if nothing is missing.
     */
    public boolean isReady() {
        return missing.isEmpty();
    }
}
