package io.tailrace.engine;

import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;

/**
 * An agent whose errors end its thread no more than its exceptions do, which is what a runner makes of them otherwise: a process that had no memory left may have
 * some again a moment later, and wants to be recorded still. On the agent's thread.
 */
final class EnduringAgent implements Agent {
    private final Agent agent;
    private final ErrorHandler errors;

    EnduringAgent(final Agent agent, final ErrorHandler errors) {
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
        } catch (final Error error) {
            errors.onError(error);
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
