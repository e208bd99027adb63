package io.tailrace.cli.run;

import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.samples.kvstore.WorkloadStats;
import java.util.Map;

/**
 * What is shown of a run at one moment.
 *
 * @param settings what was asked for.
 * @param address of the exposer.
 * @param epoch that is recorded.
 * @param elapsedNs since the load began.
 * @param stats the workload's own counts.
 * @param operationsPerSecond in the last whole second.
 * @param latencies since the load began, all operations first; as of the newest snapshot.
 * @param lastSecond latencies of all operations in the last whole second.
 * @param snapshotId the newest snapshot; 0 before the first.
 * @param status the engine's newest sign of life; null before the first.
 * @param store as the newest tick has it.
 * @param missedFrames frames that the view lost because it was too slow; the latencies are then not of all operations.
 */
record RunState(
        RunSettings settings,
        String address,
        int epoch,
        long elapsedNs,
        WorkloadStats stats,
        double operationsPerSecond,
        Map<String, Percentiles> latencies,
        Percentiles lastSecond,
        long snapshotId,
        StatusInfo status,
        StoreFacts store,
        long missedFrames) {

    /** Latencies of all operations since the load began. */
    Percentiles overall() {
        return latencies.get(OperationTally.ALL);
    }

    /** Of the fullest ring, in the time before the newest sign of life. */
    double occupancyPercent() {
        return status == null ? 0 : status.occupancyPermille() / 10.0;
    }

    /** How far the journal is behind. */
    long journalLagMs() {
        return status == null ? 0 : status.journalLagMs();
    }
}
