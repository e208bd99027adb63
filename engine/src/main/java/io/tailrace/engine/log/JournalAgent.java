package io.tailrace.engine.log;

import io.tailrace.engine.health.ReadinessCause;
import io.tailrace.engine.status.EngineEvent;
import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.Agent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every frame of the memory log into the journal, once and in order. A journal that stalls or refuses holds up this agent
 * alone: it tries the same frame again. If that lasts, the publisher goes on without the journal; then this agent waits until frames
 * would be taken again and asks the publisher to take it back.
 */
public final class JournalAgent implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(JournalAgent.class);
    private static final int FRAMES_PER_DUTY_CYCLE = 256;
    private static final long PARK_NS = 100_000;
    private static final long LOOK_NS = 100_000_000;
    private static final long LONGEST_WAIT_NS = 10_000_000_000L;

    private final ReliableTailer tailer;
    private final FrameLog journal;
    private final FrameAppender appender;
    private final FlushGate flushGate;
    private final Runnable checkpointRequest;
    private final EngineClock clock;
    private final long closeTimeoutNs;
    private volatile long caughtUpAtNs;
    private volatile long framesJournaled;
    private boolean tookFrames;
    private volatile AppenderState appenderState = AppenderState.GOOD;
    private long nextLookNs;
    private long nextReturnNs;
    private long triedAtNs;
    private long waitNs = LOOK_NS;

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
        nextLookNs = caughtUpAtNs;
        nextReturnNs = caughtUpAtNs;
        triedAtNs = caughtUpAtNs - LOOK_NS;
    }

    @Override
    public int doWork() {
        tookFrames = false;
        final long nowNs = clock.nanoTime();
        if (nowNs - nextLookNs >= 0 || (tailer.isLeftBehind() && flushGate.isAnyAwaited())) {
            nextLookNs = nowNs + LOOK_NS;
            look();
        }
        if (tailer.isLeftBehind()) {
            return returnIfPossible(nowNs);
        }
        final int taken = tailer.forwardTo(appender, FRAMES_PER_DUTY_CYCLE);
        framesJournaled = tailer.journaled().passed();
        tookFrames = taken > 0;
        if (tookFrames) {
            waitNs = LOOK_NS;
            if (appenderState == AppenderState.FAILED) {
                look(); // it was tried: the news is good
            }
        }
        if (flushGate.isAwaiting(framesJournaled) && appender.sync()) {
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

    private void look() {
        final AppenderState now = appender.state();
        if (now != appenderState) {
            switch (now) {
                case GOOD -> EngineEvent.JOURNAL_GOOD.at(LOG).log("The journal takes frames again");
                case SPACE_LOW ->
                    EngineEvent.JOURNAL_SPACE_LOW.at(LOG).log("The journal's disk is nearly full: free some room");
                case NO_SPACE ->
                    EngineEvent.JOURNAL_NO_SPACE
                            .at(LOG)
                            .log(
                                    "The journal's disk is full: recording goes on, frames wait in memory; free some room");
                case FAILED ->
                    EngineEvent.JOURNAL_FAILED
                            .at(LOG)
                            .log("The journal refuses frames: recording goes on, frames wait in memory");
            }
            appenderState = now;
        }
    }

    /** Where only a try can tell, it is tried ever more seldom: each costs a checkpoint. */
    private int returnIfPossible(final long nowNs) {
        if (appenderState == AppenderState.NO_SPACE) {
            return 0;
        }
        if (appenderState == AppenderState.FAILED) {
            final boolean isAwaited = flushGate.isAnyAwaited() && nowNs - triedAtNs >= LOOK_NS;
            if (nowNs - nextReturnNs < 0 && !isAwaited) {
                return 0;
            }
            triedAtNs = nowNs;
            nextReturnNs = nowNs + waitNs;
            waitNs = Math.min(2 * waitNs, LONGEST_WAIT_NS);
        }
        tailer.askToReturn();
        return 1;
    }

    /**
     * What stands in the journal's way, as of the last look, which is several times a second. Any thread.
     *
     * @return masks of {@link ReadinessCause}, 0 if nothing does.
     */
    public int causes() {
        return switch (appenderState) {
            case GOOD -> 0;
            case SPACE_LOW, NO_SPACE -> ReadinessCause.JOURNAL_SPACE.mask();
            case FAILED -> ReadinessCause.JOURNAL_FAILED.mask();
        };
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
     * Whether the last duty cycle took frames and left some. Agent's thread.
     *
     * @return true if the next one should come at once; false for a journal that takes none.
     */
    public boolean isTakingMore() {
        return tookFrames && !tailer.isCaughtUp();
    }

    /**
     * Whether frames wait for this agent. Any thread.
     *
     * @return true while the journal lacks some.
     */
    public boolean isBehind() {
        return !tailer.isCaughtUp();
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
                EngineEvent.JOURNAL_CUT
                        .at(LOG)
                        .log(
                                "The journal was closed before it took what came behind frame {}",
                                tailer.journaled().lastSequence());
            }
        } finally {
            tailer.close();
            journal.close();
        }
    }

    /** Bounded by the number of parks: an injected clock may stand still. */
    private void takeTheRest() {
        long parks = closeTimeoutNs / PARK_NS;
        while (!tailer.isCaughtUp() && tailer.isAttached() && parks >= 0) {
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
