package io.tailrace.engine.aggregate;

import io.tailrace.codec.registry.MetricNames;
import io.tailrace.engine.status.EngineEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that a channel refuses samples, at a bounded rate however many it refuses. The aggregator's thread only. */
final class RefusalWarnings {
    static final long PERIOD_NS = 10_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(RefusalWarnings.class);

    private long unsaid;
    private long nextNs;
    private boolean any;

    void add(final long refused) {
        unsaid += refused;
    }

    /** Says what was not said yet, unless something was said a moment ago. */
    boolean say(final String channel, final int capacityInSamples, final long nowNs) {
        if (unsaid == 0 || (any && nowNs - nextNs < 0)) {
            return false;
        }
        EngineEvent.SAMPLES_REFUSED
                .at(LOG)
                .log(
                        "Channel \"{}\" refused {} samples since it last said so; its ring holds {}. The counter "
                                + MetricNames.METRICS_EXPORT_SUBMISSION_QUEUE_OVERFLOWS_TOTAL + " says which and why",
                        channel,
                        unsaid,
                        capacityInSamples);
        any = true;
        unsaid = 0;
        nextNs = nowNs + PERIOD_NS;
        return true;
    }
}
