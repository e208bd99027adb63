package io.tailrace.engine;

import java.util.function.BooleanSupplier;
import org.agrona.concurrent.Agent;

/** An agent that wakes the next one behind each of its duty cycles that left work for it, so that this one may park for long. */
final class WakingAgent implements Agent {
    private final Agent agent;
    private final BooleanSupplier isNextBehind;
    private final Runnable wakeNext;

    WakingAgent(final Agent agent, final BooleanSupplier isNextBehind, final Runnable wakeNext) {
        this.agent = agent;
        this.isNextBehind = isNextBehind;
        this.wakeNext = wakeNext;
    }

    @Override
    public void onStart() {
        agent.onStart();
    }

    @Override
    public int doWork() throws Exception {
        final int work = agent.doWork();
        if (isNextBehind.getAsBoolean()) {
            wakeNext.run();
        }
        return work;
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
