package io.tailrace.exposer;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.recording.Channel;
import io.tailrace.testsupport.SettableClock;
import java.util.concurrent.TimeUnit;

/** A real engine without threads: it does its work when a test moves the clock. */
public final class EngineFixture implements AutoCloseable {
    public static final long SNAPSHOT_INTERVAL_MS = 100;

    public final SettableClock clock;
    public final TelemetryEngine engine;
    public final Channel channel;

    public EngineFixture() {
        this(new SettableClock());
    }

    public EngineFixture(final SettableClock clock) {
        this.clock = clock;
        engine = TelemetryEngine.launch(new EngineContext()
                .service("svc")
                .instance("one")
                .buildVersion("1.2.3")
                .clock(clock)
                .snapshotIntervalNs(TimeUnit.MILLISECONDS.toNanos(SNAPSHOT_INTERVAL_MS))
                .threadingMode(ThreadingMode.INVOKER));
        channel = engine.openChannel("test");
        work();
    }

    /** What was recorded so far becomes a snapshot. */
    public void cut() {
        clock.advanceMs(SNAPSHOT_INTERVAL_MS);
        work();
    }

    public void work() {
        while (engine.invoke() > 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
