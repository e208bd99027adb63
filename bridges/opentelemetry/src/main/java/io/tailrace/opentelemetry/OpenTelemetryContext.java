package io.tailrace.opentelemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.time.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;

/**
 * What a {@link TailraceOpenTelemetry} is built from: set what differs from the defaults and hand it to {@link
 * TailraceOpenTelemetry#launch(OpenTelemetryContext)}, which checks everything and names every fault at once. One thread.
 */
public final class OpenTelemetryContext {
    static final int DEFAULT_CARDINALITY_LIMIT = 2_000;
    static final long DEFAULT_CALLBACK_INTERVAL_NS = 1_000_000_000;

    private static final long SHORTEST_INTERVAL_NS = 1_000_000;
    private static final long LONGEST_INTERVAL_NS = 60_000_000_000L;

    private TelemetryEngine engine;
    private OpenTelemetry delegate;
    private Attributes resource;
    private boolean scopeLabels = true;
    private boolean targetInfo = true;
    private boolean exemplars = true;
    private int cardinalityLimit = DEFAULT_CARDINALITY_LIMIT;
    private EngineClock clock = EngineClock.system();
    private ThreadFactory threadFactory = OpenTelemetryContext::daemon;
    private long callbackIntervalNs = DEFAULT_CALLBACK_INTERVAL_NS;
    private final List<MetricView> views = new ArrayList<>();

    /**
     * The engine that records; must be given.
     *
     * @param value running; stays the caller's, who closes it behind the bridge.
     * @return this.
     */
    public OpenTelemetryContext engine(final TelemetryEngine value) {
        engine = value;
        return this;
    }

    /**
     * Who does traces, logs and propagation; default nobody.
     *
     * @param value its meters are not asked.
     * @return this.
     */
    public OpenTelemetryContext delegate(final OpenTelemetry value) {
        delegate = value;
        return this;
    }

    /**
     * Attributes of the resource, shown by {@code target_info}; default {@code service.name}, {@code service.instance.id} and {@code
     * service.version} of the engine, and who records.
     *
     * @param value all of them.
     * @return this.
     */
    public OpenTelemetryContext resource(final Attributes value) {
        resource = value;
        return this;
    }

    /**
     * Whether each series says its scope, in {@code otel_scope_name}, {@code otel_scope_version} and {@code otel_scope_schema_url}; default
     * true, as OpenTelemetry's exporter does. Without them, instruments of one name in several scopes are counted together.
     *
     * @param value whether they are there.
     * @return this.
     */
    public OpenTelemetryContext scopeLabels(final boolean value) {
        scopeLabels = value;
        return this;
    }

    /**
     * Whether there is a {@code target_info}; default true.
     *
     * @param value whether it is there.
     * @return this.
     */
    public OpenTelemetryContext targetInfo(final boolean value) {
        targetInfo = value;
        return this;
    }

    /**
     * Whether histograms offer the current span as exemplar, if it is sampled; default true.
     *
     * @param value whether they do.
     * @return this.
     */
    public OpenTelemetryContext exemplars(final boolean value) {
        exemplars = value;
        return this;
    }

    /**
     * Sets of attributes of one instrument that are kept apart, the one for what is beyond included; default 2,000, as of OpenTelemetry's SDK.
     *
     * @param value 2 to 1,000,000; the engine's own {@code maxSeries} holds for all together.
     * @return this.
     */
    public OpenTelemetryContext cardinalityLimit(final int value) {
        cardinalityLimit = value;
        return this;
    }

    /**
     * Adds a view; of several that select an instrument the first counts.
     *
     * @param value what is to be changed.
     * @return this.
     */
    public OpenTelemetryContext view(final MetricView value) {
        views.add(value);
        return this;
    }

    /**
     * The clock by which callbacks are asked; default the system's.
     *
     * @param value that of the engine.
     * @return this.
     */
    public OpenTelemetryContext clock(final EngineClock value) {
        clock = value;
        return this;
    }

    /**
     * Makes the one thread on which callbacks of observable instruments run; it begins with the first of them. Default: daemon threads.
     *
     * @param value asked once.
     * @return this.
     */
    public OpenTelemetryContext threadFactory(final ThreadFactory value) {
        threadFactory = value;
        return this;
    }

    /**
     * How long callbacks rest before they are asked again; default 1 s.
     *
     * @param value nanoseconds, 1 ms to 1 min.
     * @return this.
     */
    public OpenTelemetryContext callbackIntervalNs(final long value) {
        callbackIntervalNs = value;
        return this;
    }

    /** Checks everything; throws one exception that names every fault. */
    BridgeConfig conclude() {
        final List<String> faults = new ArrayList<>();
        if (engine == null) {
            faults.add("engine must be given");
        }
        if (cardinalityLimit < 2 || cardinalityLimit > 1_000_000) {
            faults.add("cardinalityLimit must be 2 to 1000000, was " + cardinalityLimit);
        }
        if (clock == null) {
            faults.add("clock must be given");
        }
        if (threadFactory == null) {
            faults.add("threadFactory must be given");
        }
        if (callbackIntervalNs < SHORTEST_INTERVAL_NS || callbackIntervalNs > LONGEST_INTERVAL_NS) {
            faults.add("callbackIntervalNs must be 1 ms to 1 min, was " + callbackIntervalNs);
        }
        for (final MetricView view : views) {
            check(view, faults);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("OpenTelemetry bridge: " + String.join("; ", faults));
        }
        return new BridgeConfig(
                engine,
                resource,
                scopeLabels,
                targetInfo,
                exemplars,
                cardinalityLimit,
                List.copyOf(views),
                clock,
                threadFactory,
                callbackIntervalNs,
                delegate == null ? OpenTelemetry.noop() : delegate);
    }

    private static Thread daemon(final Runnable task) {
        final Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private static void check(final MetricView view, final List<String> faults) {
        if (view == null) {
            faults.add("a view is null");
            return;
        }
        if (view.name() != null && !InstrumentRules.isName(view.name())) {
            faults.add(view + ": \"" + view.name() + "\" is no name of an instrument");
        }
        final String boundsFault = view.bounds() == null ? null : InstrumentRules.boundsFault(view.bounds());
        if (boundsFault != null) {
            faults.add(view + ": " + boundsFault);
        }
    }
}
