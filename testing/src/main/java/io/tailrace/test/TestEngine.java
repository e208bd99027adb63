package io.tailrace.test;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.recording.Channel;
import java.time.Duration;
import org.agrona.CloseHelper;

/**
 * An engine without a thread, in memory, whose time passes only when the test says so. Record on its channel, let time pass, and ask {@link
 * TailraceAssertions#assertThat(TestEngine)} what is there.
 *
 * <p>One thread for all of it: that which made it.
 */
public final class TestEngine implements AutoCloseable {
    private static final int FRAMES_A_POLL = 256;
    private static final int MOST_STEPS = 1_000;
    private static final long STEP_NS = 100_000_000L;
    private static final String CHANNEL = "test";

    private final SettableClock clock;
    private final TelemetryEngine engine;
    private final FrameTailer tailer;
    private final Recorded recorded = new Recorded();
    private final FrameReader frames = new FrameReader(recorded);
    private Channel channel;

    private TestEngine(final EngineContext context) {
        clock = new SettableClock();
        engine = TelemetryEngine.launch(context.clock(clock).threadingMode(ThreadingMode.INVOKER));
        tailer = engine.openTailer("test", StartPosition.EARLIEST);
    }

    /**
     * Launches one with the defaults, in strict mode: a channel that two threads use is an error.
     *
     * @return to be closed by the caller.
     */
    public static TestEngine launch() {
        return launch(new EngineContext().strict(true));
    }

    /**
     * Launches one with settings of the test's.
     *
     * @param context its clock and threading mode are set here.
     * @return to be closed by the caller.
     * @throws IllegalArgumentException naming every fault of the context.
     */
    public static TestEngine launch(final EngineContext context) {
        return new TestEngine(context);
    }

    /**
     * The engine, for code under test that wants one.
     *
     * @return closed with this.
     */
    public TelemetryEngine engine() {
        return engine;
    }

    /**
     * Its time.
     *
     * @return moved by {@link #advance}, or by hand.
     */
    public SettableClock clock() {
        return clock;
    }

    /**
     * Registers a metric.
     *
     * @param descriptor what it measures.
     * @return its handle.
     * @throws IllegalArgumentException if another one of its name is registered.
     */
    public Metric register(final MetricDescriptor descriptor) {
        return engine.register(descriptor);
    }

    /**
     * The channel {@code test}, opened when it is first asked for.
     *
     * @return closed with this.
     */
    public Channel channel() {
        if (channel == null) {
            channel = engine.openChannel(CHANNEL);
        }
        return channel;
    }

    /**
     * Lets time pass, and the engine do in it what it does: it drains rings and cuts snapshots.
     *
     * @param duration not negative; in steps of 100 ms, longer ones beyond 100 s.
     */
    public void advance(final Duration duration) {
        final long durationNs = duration.toNanos();
        final long stepNs = Math.max(STEP_NS, durationNs / MOST_STEPS);
        for (long passedNs = 0; passedNs < durationNs; passedNs += stepNs) {
            clock.advanceNs(Math.min(stepNs, durationNs - passedNs));
            engine.invoke();
            poll();
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(channel, tailer, engine);
    }

    /** Everything recorded so far; no time passes for it. */
    Recorded recorded() {
        final FlushResult flushed = engine.flush(Long.MAX_VALUE);
        if (flushed != FlushResult.FLUSHED) {
            throw new AssertionError("the engine does not tell what was recorded: " + flushed);
        }
        poll();
        return recorded;
    }

    private void poll() {
        int polled = 1;
        while (polled > 0) {
            polled = tailer.poll(frames, FRAMES_A_POLL);
            recorded.lost(tailer.lostFrames());
        }
    }
}
