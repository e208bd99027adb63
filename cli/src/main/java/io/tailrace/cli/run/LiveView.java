package io.tailrace.cli.run;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.Snapshot;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.samples.kvstore.WorkloadStats;
import java.util.Map;

/** What can be seen of a run while it goes on, from the frames in memory and the workload's own counts. One thread. */
final class LiveView implements FrameListener, AutoCloseable {
    private static final int FRAMES_A_POLL = 256;
    private static final double NS_PER_SECOND = 1e9;

    private final OperationTally total = new OperationTally();
    private final OperationTally window = new OperationTally();
    private final RunSettings settings;
    private final RunSession session;
    private final TicksFile ticks;
    private final RunPace pace;
    private final FrameTailer tailer;
    private final FrameReader frames = new FrameReader(this);
    private StatusInfo status;
    private long snapshotId;
    private long windowStartNs;
    private long operationsAtWindowStart;
    private double operationsPerSecond;
    private Map<String, Percentiles> lastWindow;
    private String tick = "";
    private StoreFacts store = StoreFacts.NONE;

    LiveView(final RunSettings settings, final RunSession session, final TicksFile ticks, final RunPace pace) {
        this.settings = settings;
        this.session = session;
        this.ticks = ticks;
        this.pace = pace;
        tailer = session.openTailer("run-view");
        lastWindow = window.percentiles();
    }

    /** Takes in what is new. */
    RunState refresh(final long elapsedNs) {
        int polled = tailer.poll(frames, FRAMES_A_POLL);
        while (polled > 0) {
            polled = tailer.poll(frames, FRAMES_A_POLL);
        }
        final WorkloadStats stats = session.stats();
        look(elapsedNs, stats.operations());
        if (!tick.equals(ticks.lastLine())) {
            tick = ticks.lastLine();
            store = StoreFacts.of(tick);
        }
        return new RunState(
                settings,
                session.address(),
                session.epoch(),
                elapsedNs,
                stats,
                operationsPerSecond,
                total.percentiles(),
                lastWindow.get(OperationTally.ALL),
                snapshotId,
                status,
                store,
                tailer.lostFrames());
    }

    @Override
    public void close() {
        tailer.close();
    }

    /** The first second is told as far as it has come; after that, whole ones. */
    private void look(final long elapsedNs, final long operations) {
        final long windowNs = elapsedNs - windowStartNs;
        final boolean isWhole = pace.isSecond(windowNs);
        if (isWhole || windowStartNs == 0) {
            operationsPerSecond = (operations - operationsAtWindowStart) * NS_PER_SECOND / windowNs;
            lastWindow = window.percentiles();
        }
        if (isWhole) {
            operationsAtWindowStart = operations;
            windowStartNs = elapsedNs;
            window.reset();
        }
    }

    @Override
    public void onSnapshot(final Snapshot snapshot, final long position) {
        snapshotId = snapshot.snapshotId();
        total.add(snapshot);
        window.add(snapshot);
    }

    @Override
    public void onStatus(final StatusInfo info) {
        status = info;
    }
}
