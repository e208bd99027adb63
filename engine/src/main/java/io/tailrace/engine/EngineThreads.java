package io.tailrace.engine;

import io.tailrace.engine.aggregate.AggregatorAgent;
import io.tailrace.engine.log.JournalAgent;
import io.tailrace.engine.status.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.IdleStrategy;
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

    /** Without a journal there is no agent of it: null. */
    EngineThreads(
            final EngineConfig config,
            final AggregatorAgent aggregator,
            final JournalAgent journal,
            final ErrorHandler errorHandler) {
        patienceMs = (int) Math.min(
                Integer.MAX_VALUE,
                TimeUnit.NANOSECONDS.toMillis(config.intervals().closeTimeoutNs()) + GRACE_MS);
        if (journal != null && config.threadingMode() == ThreadingMode.DEDICATED) {
            final AgentRunner journalRunner = runner(
                    idle(
                            config,
                            () -> DrainIdleStrategy.ofJournal(config.intervals().journalLagBoundNs())),
                    errorHandler,
                    journal);
            final Agent waking =
                    new WakingAgent(aggregator, journal::isBehind, () -> LockSupport.unpark(journalRunner.thread()));
            runners.add(runner(
                    idle(config, () -> drainIdle(config, aggregator, work -> aggregator.isAnyRingFilling())),
                    errorHandler,
                    waking));
            runners.add(journalRunner);
            invoker = null;
            return;
        }
        final Agent all = journal == null ? aggregator : new CompositeAgent(aggregator, journal);
        if (config.threadingMode() == ThreadingMode.INVOKER) {
            invoker = new AgentInvoker(errorHandler, null, all);
        } else {
            // a journal that takes what it is behind with is not made to wait; one that cannot take anything is
            final IntPredicate isBusy =
                    work -> aggregator.isAnyRingFilling() || (journal != null && journal.isTakingMore());
            runners.add(runner(idle(config, () -> drainIdle(config, aggregator, isBusy)), errorHandler, all));
            invoker = null;
        }
    }

    private static IdleStrategy idle(final EngineConfig config, final Supplier<IdleStrategy> own) {
        return config.idleStrategy() == null ? own.get() : config.idleStrategy().get();
    }

    private static IdleStrategy drainIdle(
            final EngineConfig config, final AggregatorAgent aggregator, final IntPredicate isBusy) {
        return DrainIdleStrategy.ofAggregator(
                isBusy,
                aggregator::bearablePauseNs,
                DrainIdleStrategy.longestNs(
                        config.intervals(), config.rateLimit().lateNs()));
    }

    private static AgentRunner runner(final IdleStrategy idle, final ErrorHandler errorHandler, final Agent agent) {
        return new AgentRunner(idle, errorHandler, null, new EnduringAgent(agent, errorHandler));
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

    /** Ends the park of agents that wait, for somebody waits for them. Any thread. */
    void wake() {
        for (int i = 0; i < runners.size(); i++) {
            LockSupport.unpark(runners.get(i).thread());
        }
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
