package io.tailrace.engine.reader;

/**
 * Who recorded, from an epoch frame.
 *
 * @param epoch counts the engines that wrote the journal, from 1.
 * @param service base label.
 * @param instance base label.
 * @param buildVersion base label.
 * @param amnesia whether nothing is written to disk.
 * @param resumed whether totals go on from an earlier epoch.
 * @param startedAtNs wall clock at the start, ns since 1970.
 * @param monotonicAtStartNs monotonic clock at the same moment.
 * @param pid process id.
 * @param restarts epochs before this one in the journal's whole life.
 * @param snapshotIntervalNs time between snapshots.
 */
public record EpochInfo(
        int epoch,
        String service,
        String instance,
        String buildVersion,
        boolean amnesia,
        boolean resumed,
        long startedAtNs,
        long monotonicAtStartNs,
        long pid,
        long restarts,
        long snapshotIntervalNs) {
    /**
     * Whether first-party series of another epoch are the same as this one's.
     *
     * @param other epoch.
     * @return true if service, instance and build are.
     */
    public boolean isOfSameService(final EpochInfo other) {
        return isOfService(other.service, other.instance, other.buildVersion);
    }

    /**
     * Whether first-party series with these base labels are the same as this epoch's.
     *
     * @param otherService base label.
     * @param otherInstance base label.
     * @param otherBuildVersion base label.
     * @return true if all three are.
     */
    public boolean isOfService(final String otherService, final String otherInstance, final String otherBuildVersion) {
        return service.equals(otherService) && instance.equals(otherInstance) && buildVersion.equals(otherBuildVersion);
    }
}
