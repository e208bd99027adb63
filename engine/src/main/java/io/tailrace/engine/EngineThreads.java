package io.tailrace.engine;

import io.tailrace.engine.status.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.CompositeAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs an engine's agents in the threads that its mode asks for, and ends them in the order of the way of a sample. */
final class EngineThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineThreads.class);

    /** More than an agent takes to end, behind the time that the context grants it. */
    private static final long GRACE_MS = 5_000;

    private final List<AgentRunner> runners = new ArrayList<>();
    private final AgentInvoker invoker;
    private final int patienceMs;

    EngineThreads(final EngineConfig config, final List<Agent> agents, final ErrorHandler errorHandler) {
        patienceMs = (int) Math.min(
                Integer.MAX_VALUE,
                TimeUnit.NANOSECONDS.toMillis(config.intervals().closeTimeoutNs()) + GRACE_MS);
        if (config.threadingMode() == ThreadingMode.DEDICATED) {
            for (final Agent agent : agents) {
                runners.add(new AgentRunner(config.idleStrategy().get(), errorHandler, null, agent));
            }
            invoker = null;
        } else {
            final Agent all = agents.size() == 1 ? agents.get(0) : new CompositeAgent(agents);
            if (config.threadingMode() == ThreadingMode.SHARED) {
                runners.add(new AgentRunner(config.idleStrategy().get(), errorHandler, null, all));
                invoker = null;
            } else {
                invoker = new AgentInvoker(errorHandler, null, all);
            }
        }
    }

    void start(final ThreadFactory threadFactory) {
        if (invoker != null) {
            invoker.start();
        }
        runners.forEach(runner -> AgentRunner.startOnThread(runner, threadFactory));
    }

    /** Runs each agent's duty cycle once on the caller's thread; only without threads. */
    int invoke() {
        if (invoker == null) {
            throw new IllegalStateException("the engine has threads of its own: only ThreadingMode.INVOKER is invoked");
        }
        return invoker.invoke();
    }

    boolean isInvoked() {
        return invoker != null;
    }

    /** One behind the other: what the aggregator cuts last, the journal's agent still takes. */
    @Override
    public void close() {
        runners.forEach(runner -> runner.close(patienceMs, EngineThreads::warnOfWaiting));
        if (invoker != null) {
            invoker.close();
        }
    }

    private static void warnOfWaiting(final Thread thread) {
        EngineEvent.THREAD_HANGS
                .at(LOG)
                .log("Thread \"{}\" does not end; close() goes on waiting for it", thread.getName());
    }
}
