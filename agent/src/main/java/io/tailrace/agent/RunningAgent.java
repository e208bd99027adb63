package io.tailrace.agent;

import io.tailrace.engine.TelemetryEngine;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.agrona.CloseHelper;

/** An agent that records. Any thread; closing it any number of times. */
final class RunningAgent implements Supplier<String>, Consumer<Function<Object, AutoCloseable>>, AutoCloseable {
    private final String status;
    private final TelemetryEngine engine;
    private final Parts telemetry;
    private final ExitHooks hooks = new ExitHooks();

    RunningAgent(final String status, final TelemetryEngine engine, final Parts telemetry) {
        this.status = status;
        this.engine = engine;
        this.telemetry = telemetry;
        hooks.add(this::end);
    }

    /** Adds what records into the engine and is closed before it. */
    @Override
    public void accept(final Function<Object, AutoCloseable> part) {
        telemetry.add(part.apply(engine));
    }

    @Override
    public String get() {
        return status;
    }

    @Override
    public void close() {
        hooks.remove();
        end();
        ExitHooks.removeOthers(RunningAgent.class.getClassLoader());
    }

    private void end() {
        CloseHelper.close(telemetry);
    }
}
