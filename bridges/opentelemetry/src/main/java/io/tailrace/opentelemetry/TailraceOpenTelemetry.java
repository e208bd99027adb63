package io.tailrace.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.tailrace.engine.TelemetryEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenTelemetry whose meters record into an engine. Give it to whatever takes an {@link OpenTelemetry}, or to {@code
 * GlobalOpenTelemetry.set}. Traces, logs and propagation are those of the delegate, or nobody's.
 *
 * <p>What is recorded is on pages under the names that OpenTelemetry's exporter for Prometheus gives it. Recording finds its series by the
 * attributes, and goes into the engine's shared channel: from any thread, without waiting, and without allocation for attributes that were
 * seen before.
 *
 * <p>Histograms record nanoseconds where the unit is {@code s} or {@code ms}, and bytes where it is {@code By}; else those of doubles record to a millionth, and
 * those of longs whole numbers. That fractions are rounded is told once. Their buckets have three digits, their sums are exact. Counters and gauges are not rounded, but for
 * counters of doubles in {@code s} or {@code ms}, which are whole numbers of nanoseconds. Values below 0 or not finite are dropped, as are
 * amounts that a counter cannot take, told once, and counted.
 */
public final class TailraceOpenTelemetry implements OpenTelemetry, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TailraceOpenTelemetry.class);

    private final OpenTelemetry delegate;
    private final Bridge bridge;

    private TailraceOpenTelemetry(final OpenTelemetry delegate, final Bridge bridge) {
        this.delegate = delegate;
        this.bridge = bridge;
    }

    /**
     * A bridge with all defaults.
     *
     * @param engine running; stays the caller's, who closes it behind the bridge.
     * @return what is to be given to instrumentation.
     */
    public static TailraceOpenTelemetry launch(final TelemetryEngine engine) {
        return launch(new OpenTelemetryContext().engine(engine));
    }

    /**
     * A bridge. If the OpenTelemetry API on the class path is too old for it, that is told in one line, and its meters do nothing.
     *
     * @param context what it is built from.
     * @return what is to be given to instrumentation.
     * @throws IllegalArgumentException naming every fault of the context.
     */
    public static TailraceOpenTelemetry launch(final OpenTelemetryContext context) {
        final BridgeConfig config = context.conclude();
        final String fault = ApiCheck.fault(TailraceOpenTelemetry.class.getClassLoader());
        if (fault != null) {
            LOG.warn("{}", fault);
        }
        return new TailraceOpenTelemetry(config.delegate(), fault == null ? new Bridge(config) : null);
    }

    @Override
    public MeterProvider getMeterProvider() {
        return bridge == null ? MeterProvider.noop() : bridge.meters();
    }

    @Override
    public TracerProvider getTracerProvider() {
        return delegate.getTracerProvider();
    }

    @Override
    public LoggerProvider getLogsBridge() {
        return delegate.getLogsBridge();
    }

    @Override
    public ContextPropagators getPropagators() {
        return delegate.getPropagators();
    }

    /**
     * Measurements that were not recorded because of what they are: negative amounts, NaN, what is told outside a callback.
     *
     * @return since the launch.
     */
    public long droppedMeasurements() {
        return bridge == null ? 0 : bridge.dropped();
    }

    /**
     * Asks callbacks no more, and waits two seconds at the most for one that runs. Instruments may still be used, and harm nothing: what counters,
     * histograms and gauges record goes on into the engine, as long as that runs. Before the engine is closed, so that the last values of
     * up-down counters are in its last snapshot. Any number of times.
     */
    @Override
    public void close() {
        if (bridge != null) {
            bridge.close();
        }
    }
}
