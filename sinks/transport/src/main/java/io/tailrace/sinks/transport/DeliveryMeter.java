package io.tailrace.sinks.transport;

import io.tailrace.engine.TelemetryEngine;

/** Where a transport counts what becomes of its deliveries. Any thread; never waits. */
public interface DeliveryMeter {
    /** It changed from delivering to not delivering. */
    void failed();

    /**
     * Its failure persists, or that is over.
     *
     * @param isRaised whether it does.
     */
    void alert(boolean isRaised);

    /**
     * A peer acknowledged.
     *
     * @param items how many things, 0 or more.
     */
    void delivered(long items);

    /**
     * What was acknowledged took this long since it was recorded.
     *
     * @param latencyNs ns, 0 or more.
     */
    void latency(long latencyNs);

    /**
     * Things were refused.
     *
     * @param reason a word of a small set: it becomes a label.
     * @param items how many, 0 or more.
     */
    void refused(String reason, long items);

    /**
     * Frames were gone before they were read.
     *
     * @param frames how many, 0 or more.
     */
    void lost(long frames);

    /**
     * Counts into an engine's own families {@code metrics_export_delivery_failures_total}, {@code metrics_export_latency_seconds}, {@code
     * metrics_export_latency_ms}, {@code metrics_export_delivery_alert}, {@code tailrace_transport_delivered_total}, {@code tailrace_transport_refused_total} and {@code
     * tailrace_transport_lost_frames_total}, through its shared channel. Those without a reason are there at zero from now on.
     *
     * @param engine that runs.
     * @param transport value of the label {@code transport}.
     * @return a meter for any thread.
     */
    static DeliveryMeter of(final TelemetryEngine engine, final String transport) {
        return new EngineDeliveryMeter(engine, transport);
    }

    /**
     * Counts nowhere.
     *
     * @return always the same.
     */
    static DeliveryMeter none() {
        return NoDeliveryMeter.INSTANCE;
    }
}
