package io.tailrace.sinks.transport;

import java.util.function.Consumer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/**
 * An agent whose faults end a turn and never its thread: an error, such as no memory for one message, would end it in silence. A turn that failed counts as idle, so that one
 * that fails always does not keep a core busy. One thread.
 */
final class SurvivingAgent implements Agent {
    private final Agent agent;
    private final Consumer<Throwable> onFault;

    SurvivingAgent(final Agent agent, final Consumer<Throwable> onFault) {
        this.agent = agent;
        this.onFault = onFault;
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
            onFault.accept(fault);
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
