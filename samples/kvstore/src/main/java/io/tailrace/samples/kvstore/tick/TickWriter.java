package io.tailrace.samples.kvstore.tick;

import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.TelemetryView;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.samples.kvstore.KvWorkload;
import io.tailrace.samples.kvstore.store.StoreReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;

/**
 * Writes a tick of a workload each interval, and a last one when it is closed. Close it behind {@link KvWorkload#stop} and a flush
 * of the engine, so that the last tick has everything, and before the engine. One thread.
 */
public final class TickWriter implements Agent {
    /** One tick a second. */
    public static final long DEFAULT_INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private static final int FRAMES_A_POLL = 256;

    private final TelemetryView view = new TelemetryView();
    private final FrameReader frames = new FrameReader(view);
    private final KvWorkload workload;
    private final FrameTailer tailer;
    private final Consumer<String> lines;
    private final EngineClock clock;
    private final long intervalNs;
    private final OperationsReader operations;
    private List<Long> jsonBoundsNs;
    private TickJson json;
    private long nextTickNs;

    /**
     * A writer whose first tick is due one interval from now.
     *
     * @param workload to report on; this is the one taker of its reports.
     * @param engine that the workload records with.
     * @param lines takes each tick, a line of JSON without its end.
     * @param clock the workload's.
     * @param intervalNs from tick to tick.
     */
    public TickWriter(
            final KvWorkload workload,
            final TelemetryEngine engine,
            final Consumer<String> lines,
            final EngineClock clock,
            final long intervalNs) {
        this.workload = workload;
        this.lines = lines;
        this.clock = clock;
        this.intervalNs = intervalNs;
        jsonBoundsNs = workload.latencyBoundsNs();
        operations = new OperationsReader(jsonBoundsNs);
        json = json(jsonBoundsNs);
        tailer = engine.openTailer("kvstore-ticks", StartPosition.LAST_CHECKPOINT);
        nextTickNs = clock.nanoTime() + intervalNs;
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        final int polled = poll();
        return nowNs - nextTickNs >= 0 && tick(nowNs) ? polled + 1 : polled;
    }

    @Override
    public void onClose() {
        // To the end of the log, which is the last snapshot.
        int polled = poll();
        while (polled > 0) {
            polled = poll();
        }
        tick(clock.nanoTime());
        tailer.close();
    }

    @Override
    public String roleName() {
        return "kvstore-ticks";
    }

    private int poll() {
        final int polled = tailer.poll(frames, FRAMES_A_POLL);
        view.onLostFrames(tailer.lostFrames());
        return polled;
    }

    /** Waits, and keeps the tick due, while the view may have missed something or the supervisor has not seen the store yet. */
    private boolean tick(final long nowNs) {
        if (!view.isCurrent()) {
            return false;
        }
        final Optional<StoreReport> report = workload.takeReport();
        if (report.isEmpty()) {
            return false;
        }
        // From the plan, not from now, so that ticks do not drift; those that a stall has swallowed are left out.
        nextTickNs += intervalNs * (1 + Math.max(0, nowNs - nextTickNs) / intervalNs);
        final Operations now = operations.read(view);
        if (!operations.boundsNs().equals(jsonBoundsNs)) {
            jsonBoundsNs = operations.boundsNs();
            json = json(jsonBoundsNs);
        }
        lines.accept(json.line(new Tick(workload.startNs(), nowNs, report.get(), now)));
        return true;
    }

    private static TickJson json(final List<Long> boundsNs) {
        return new TickJson(boundsNs.stream().mapToLong(Long::longValue).toArray());
    }
}
