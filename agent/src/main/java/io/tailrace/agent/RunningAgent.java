package io.tailrace.agent;

import java.util.function.Supplier;
import org.agrona.CloseHelper;

/** An agent that records. Any thread; closing it any number of times. */
final class RunningAgent implements Supplier<String>, AutoCloseable {
    private final String status;
    private final AutoCloseable telemetry;
    private final ExitHooks hooks = new ExitHooks();

    RunningAgent(final String status, final AutoCloseable telemetry) {
        this.status = status;
        this.telemetry = telemetry;
        hooks.add(this::end);
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
