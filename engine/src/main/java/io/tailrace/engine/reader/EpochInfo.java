package io.tailrace.engine.reader;

import io.tailrace.codec.registry.MetricFamilies;
import io.tailrace.engine.descriptor.EngineLabels;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who recorded, from an epoch frame.
 *
 * @param epoch counts the engines that wrote the journal, and the labels that each had one after the other, from 1.
 * @param service base label.
 * @param instance base label.
 * @param buildVersion base label.
 * @param amnesia whether nothing is written to disk.
 * @param resumed whether totals go on from an earlier epoch.
 * @param startedAtNs wall clock at the start, ns since 1970.
 * @param monotonicAtStartNs monotonic clock at the same moment.
 * @param pid process id.
 * @param restarts engines before this one in the journal's whole life.
 * @param snapshotIntervalNs time between snapshots.
 * @param extraLabels further base labels, by rising name; empty in frames before 1.4.
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
        long snapshotIntervalNs,
        Map<String, String> extraLabels) {

    /** Copies the labels, in their order. */
    public EpochInfo {
        extraLabels = Collections.unmodifiableMap(new LinkedHashMap<>(extraLabels));
    }

    /**
     * Without further labels.
     *
     * @param epoch as above.
     * @param service base label.
     * @param instance base label.
     * @param buildVersion base label.
     * @param amnesia as above.
     * @param resumed as above.
     * @param startedAtNs as above.
     * @param monotonicAtStartNs as above.
     * @param pid process id.
     * @param restarts as above.
     * @param snapshotIntervalNs as above.
     */
    public EpochInfo(
            final int epoch,
            final String service,
            final String instance,
            final String buildVersion,
            final boolean amnesia,
            final boolean resumed,
            final long startedAtNs,
            final long monotonicAtStartNs,
            final long pid,
            final long restarts,
            final long snapshotIntervalNs) {
        this(
                epoch,
                service,
                instance,
                buildVersion,
                amnesia,
                resumed,
                startedAtNs,
                monotonicAtStartNs,
                pid,
                restarts,
                snapshotIntervalNs,
                Map.of());
    }

    /**
     * All labels that first-party series of this epoch are shown with.
     *
     * @return names to values: {@code service}, {@code instance}, {@code build_version}, {@code amnesia}, then the further ones.
     */
    public Map<String, String> baseLabels() {
        final Map<String, String> labels = new LinkedHashMap<>();
        final List<String> values = List.of(service, instance, buildVersion, amnesia ? "on" : "off");
        for (int i = 0; i < values.size(); i++) {
            labels.put(MetricFamilies.BASE_LABELS.get(i), values.get(i));
        }
        labels.putAll(extraLabels);
        return labels;
    }

    /**
     * Whether the engine of another epoch went on in this one, under other labels.
     *
     * @param before the epoch that was read before this one.
     * @return true if there was no restart between the two.
     */
    public boolean isRelabelOf(final EpochInfo before) {
        return epoch > before.epoch && restarts == before.restarts && pid == before.pid;
    }

    /**
     * Whether first-party series of another epoch are the same as this one's.
     *
     * @param other epoch.
     * @return true if service, instance, build and further labels are.
     */
    public boolean isOfSameService(final EpochInfo other) {
        return service.equals(other.service)
                && instance.equals(other.instance)
                && buildVersion.equals(other.buildVersion)
                && extraLabels.equals(other.extraLabels);
    }

    /**
     * Whether first-party series with these base labels are the same as this epoch's.
     *
     * @param labels of an engine.
     * @return true if all are.
     */
    public boolean isOfService(final EngineLabels labels) {
        return service.equals(labels.service())
                && instance.equals(labels.instance())
                && buildVersion.equals(labels.buildVersion())
                && extraLabels.equals(labels.extra());
    }
}
