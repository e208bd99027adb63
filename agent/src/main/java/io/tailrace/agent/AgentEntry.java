package io.tailrace.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * What the loader calls, by its name and through types of the JDK only. What it gives back tells as JSON what became of the start, and is {@link
 * AutoCloseable} if there is something to end. On the thread that starts the agent.
 */
public final class AgentEntry implements BiFunction<String, Instrumentation, Supplier<String>> {
    @Override
    public Supplier<String> apply(final String arguments, final Instrumentation instrumentation) {
        final AgentLog log = AgentLog.ofProcess();
        try {
            return new AgentStart(instrumentation, log).start(arguments);
        } catch (final AgentFault fault) {
            log.fault(fault.getMessage());
            return () -> AgentStatus.failed(List.of(fault.getMessage()));
        }
    }
}
