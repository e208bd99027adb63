package io.tailrace.sinks.transport;

import io.tailrace.engine.EnduringAgent;
import io.tailrace.engine.time.EngineClock;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.slf4j.LoggerFactory;

/** A transport's thread: one each, so that none waits for another. Faults of the agent are counted, logged once a cause, and survived. Any thread. */
public final class TransportRunner implements AutoCloseable {
    private static final int CLOSE_TIMEOUT_MS = 10_000;
    private static final long LONGEST_PARK_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final EngineClock clock = EngineClock.system();
    private final Agent agent;
    private final AgentRunner runner;
    private final AtomicLong faults = new AtomicLong();
    private final CauseLog log = new CauseLog(LoggerFactory.getLogger(TransportRunner.class));

    private TransportRunner(final Agent agent, final ThreadFactory threads) {
        this.agent = agent;
        runner = new AgentRunner(
                new BackoffIdleStrategy(1, 10, TimeUnit.MICROSECONDS.toNanos(50), LONGEST_PARK_NS),
                this::onFault,
                null,
                new EnduringAgent(agent, this::onFault));
        AgentRunner.startOnThread(runner, threads);
    }

    /**
     * Starts a thread for an agent.
     *
     * @param agent of a transport; closed on its thread when this is closed.
     * @param threads makes the thread.
     * @return running.
     */
    public static TransportRunner start(final Agent agent, final ThreadFactory threads) {
        return new TransportRunner(agent, threads);
    }

    /**
     * Faults that the agent threw.
     *
     * @return count since it was started.
     */
    public long faults() {
        return faults.get();
    }

    /** Ends the agent, and waits for that, but not for ever: one that hangs is interrupted, and left alone if that does not help. */
    @Override
    public void close() {
        final AtomicBoolean isInterrupted = new AtomicBoolean();
        try {
            runner.close(CLOSE_TIMEOUT_MS, thread -> {
                if (isInterrupted.getAndSet(true)) {
                    throw new HangingException(thread.getName());
                }
                thread.interrupt();
            });
        } catch (final HangingException hanging) {
            onFault(hanging);
        }
    }

    /** Ends the waiting for a thread that does not end. */
    private static final class HangingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HangingException(final String thread) {
            super("thread " + thread + " does not end");
        }
    }

    private void onFault(final Throwable fault) {
        faults.incrementAndGet();
        final long nowNs = clock.nanoTime();
        synchronized (log) {
            log.tell(TransportEvent.FAULT, nowNs, fault.toString(), agent.roleName() + ": " + fault);
        }
    }
}
