package io.tailrace.agent.extension;

import io.opentelemetry.javaagent.extension.AgentListener;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;

/**
 * Called by OpenTelemetry's Java agent when its instrumentation is in place, before any of it measures: then what it measures goes to Tailrace. Never
 * throws: that agent and the host go on whatever happens here.
 */
public final class TailraceListener implements AgentListener {
    /** Made by that agent. */
    public TailraceListener() {}

    /** Before others, which ask for meters already. */
    @Override
    public int order() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void afterAgent(final AutoConfiguredOpenTelemetrySdk sdk) {
        try {
            new TakeOver(TailraceListener.class.getClassLoader()).run(ResourceOf.sdk(sdk));
        } catch (final Throwable fault) { // the host must go on
            TakeOver.tell(fault);
        }
    }
}
