package io.tailrace.cli.stat;

import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.reader.EpochInfo;
import io.tailrace.engine.reader.StatusInfo;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Tells from an engine's signs of life whether it lives: a sign comes every 500 ms. How old the last one is, is measured on this process's own monotonic
 * clock once it was seen, so that a wall clock that is set meanwhile makes nobody dead. One thread.
 */
final class Pulse {
    /** As long as {@code /readyz} waits until it says journal_stale. */
    static final long STALE_NS = TimeUnit.SECONDS.toNanos(1);

    private final Processes processes;
    private final Path journal;
    private boolean isHeard;
    private long signNs;
    private long heardAtNs;

    Pulse(final Processes processes, final Path journal) {
        this.processes = processes;
        this.journal = journal;
    }

    /** To be told after each read. */
    void hear(final long newestSignNs, final long nowNs, final long nowWallNs) {
        if (!isHeard || newestSignNs != signNs) {
            isHeard = true;
            signNs = newestSignNs;
            heardAtNs = nowNs - Math.max(0, nowWallNs - newestSignNs);
        }
    }

    Life life(
            final EpochInfo epoch,
            final StatusInfo status,
            final long lastRecordedNs,
            final boolean isRecording,
            final long nowNs) {
        if (nowNs - heardAtNs <= STALE_NS) {
            return isRecording
                    ? new Life(EngineState.LIVE, epoch.startedAtNs(), signNs)
                    : new Life(EngineState.IDLE, lastRecordedNs, signNs);
        }
        if (status != null && status.causes().contains(ReadinessCause.SHUTDOWN)) {
            return new Life(EngineState.CLOSED, signNs, signNs);
        }
        final boolean isThere = processes.mayRun(epoch.pid(), epoch.startedAtNs(), journal);
        return new Life(isThere ? EngineState.STALE : EngineState.DEAD, signNs, signNs);
    }
}
