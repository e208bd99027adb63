package io.tailrace.engine;

import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/**
 * An agent whose faults end a turn and never its thread, for the engine's own agents and for transports. A runner ends at an error: but a process that had no memory left may
 * have some again a moment later, and wants to be recorded still. And it goes on at once behind an exception: a turn that failed counts as idle here, so that an agent that fails
 * always does not keep a core busy. On the agent's thread.
 */
public final class EnduringAgent implements Agent {
    private final Agent agent;
    private final ErrorHandler errors;

    /**
     * Holds an agent.
     *
     * @param agent whose faults are survived; only {@link AgentTerminationException} and {@link InterruptedException} reach the runner.
     * @param errors is told each fault, on the agent's thread; what it throws itself reaches the runner.
     */
    public EnduringAgent(final Agent agent, final ErrorHandler errors) {
        this.agent = agent;
        this.errors = errors;
    }

    @Override
    public void onStart() {
        agent.onStart();
    }

    @Override
    public int doWork() throws Exception {
        try {
            return agent.doWork();
        } catch (final AgentTerminationException | InterruptedException end) {
            throw end;
        } catch (final Throwable fault) {
            errors.onError(fault);
            return 0;
        }
    }

    @Override
    public void onClose() {
        agent.onClose();
    }

    @Override
    public String roleName() {
        return agent.roleName();
    }
}
