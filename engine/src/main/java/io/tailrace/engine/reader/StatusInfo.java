package io.tailrace.engine.reader;

import io.tailrace.engine.health.ReadinessCause;
import java.util.Set;

/**
 * A sign of life.
 *
 * @param nowNs wall clock of the writer, ns since 1970.
 * @param causes why it is not ready; empty when ready.
 * @param journalLagMs how far the journal is behind.
 * @param occupancyPermille of the fullest ring since the status before.
 * @param openChannels how many.
 */
public record StatusInfo(
        long nowNs, Set<ReadinessCause> causes, long journalLagMs, int occupancyPermille, int openChannels) {
    /** Copies the set. */
    public StatusInfo {
        causes = Set.copyOf(causes);
    }
}
