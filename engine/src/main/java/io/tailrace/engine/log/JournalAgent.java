package io.tailrace.engine.log;

import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.Agent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every frame of the memory log into the journal, once and in order. A journal that stalls or refuses holds up this agent
 * alone: it tries the same frame again, and the publisher merges meanwhile.
 */
public final class JournalAgent implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(JournalAgent.class);
    private static final int FRAMES_PER_DUTY_CYCLE = 256;
    private static final long PARK_NS = 100_000;

    private final ReliableTailer tailer;
    private final FrameLog journal;
    private final FrameAppender appender;
    private final FlushGate flushGate;
    private final Runnable checkpointRequest;
    private final EngineClock clock;
    private final long closeTimeoutNs;
    private volatile long caughtUpAtNs;
    private volatile long framesJournaled;

    /**
     * Makes the agent.
     *
     * @param tailer of the memory log.
     * @param journal where frames go; closed with this agent.
     * @param flushGate is told how far delivery is.
     * @param checkpointRequest asks the publisher for a checkpoint.
     * @param clock read once a duty cycle.
     * @param closeTimeoutNs how long to try to get rid of the last frames when the agent is closed.
     */
    public JournalAgent(
            final ReliableTailer tailer,
            final FrameLog journal,
            final FlushGate flushGate,
            final Runnable checkpointRequest,
            final EngineClock clock,
            final long closeTimeoutNs) {
        this.tailer = tailer;
        this.journal = journal;
        this.appender = journal.appender();
        this.flushGate = flushGate;
        this.checkpointRequest = checkpointRequest;
        this.clock = clock;
        this.closeTimeoutNs = closeTimeoutNs;
        caughtUpAtNs = clock.nanoTime();
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        final int taken = tailer.forwardTo(appender, FRAMES_PER_DUTY_CYCLE);
        framesJournaled = tailer.lastSequence();
        if (flushGate.isAwaiting(framesJournaled)) {
            appender.sync();
            flushGate.delivered(framesJournaled);
        }
        if (tailer.isCaughtUp()) {
            caughtUpAtNs = nowNs;
            // Only now: while frames wait here, the checkpoint asked for may be among them.
            if (appender.isCheckpointDue()) {
                checkpointRequest.run();
            }
        }
        return taken;
    }

    /**
     * How far the journal is behind. Any thread.
     *
     * @param nowNs monotonic time.
     * @return nanoseconds since it last had everything; 0 when it has.
     */
    public long lagNs(final long nowNs) {
        return tailer.isCaughtUp() ? 0 : Math.max(0, nowNs - caughtUpAtNs);
    }

    /**
     * Frames that the journal has taken. Any thread.
     *
     * @return since the start.
     */
    public long framesJournaled() {
        return framesJournaled;
    }

    /** Takes what was cut last, and closes the journal. */
    @Override
    public void onClose() {
        try {
            takeTheRest();
            if (!tailer.isCaughtUp()) {
                LOG.warn("The journal was closed before it took what came behind frame {}", tailer.lastSequence());
            }
        } finally {
            tailer.close();
            journal.close();
        }
    }

    /** Bounded by the number of parks: an injected clock may stand still. */
    private void takeTheRest() {
        long parks = closeTimeoutNs / PARK_NS;
        while (!tailer.isCaughtUp() && parks >= 0) {
            if (doWork() == 0) {
                LockSupport.parkNanos(this, PARK_NS);
                parks--;
            }
        }
    }

    @Override
    public String roleName() {
        return "tailrace-journal";
    }
}
