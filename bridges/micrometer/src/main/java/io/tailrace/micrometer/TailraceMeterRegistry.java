package io.tailrace.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.cumulative.CumulativeFunctionCounter;
import io.micrometer.core.instrument.cumulative.CumulativeFunctionTimer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.internal.DefaultGauge;
import io.micrometer.core.instrument.internal.DefaultLongTaskTimer;
import io.micrometer.core.instrument.internal.DefaultMeter;
import io.micrometer.core.instrument.noop.NoopDistributionSummary;
import io.micrometer.core.instrument.noop.NoopTimer;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.observe.Observation;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Micrometer's meters over a Tailrace engine. Timers and distribution summaries record through the engine's shared channel: no lock, no object, and a sample
 * that a full ring refuses is counted by the engine. Counters are added up here, exactly as Micrometer does; they, gauges and function meters are polled before
 * each cut, on the aggregator's thread. Names on pages are those of Micrometer's Prometheus registry.
 *
 * <p>Reading a timer or a summary in the process flushes the engine and so shows everything recorded before; reading costs, recording does not. With
 * {@link io.tailrace.engine.ThreadingMode#INVOKER} only the thread that invokes may read. Totals and percentiles of these two are those since the series
 * began, not of a window; maxima are of windows.
 *
 * <p>A registry that is closed has read its counters a last time and polls no more; the engine is its owner's to close, behind it. Safe for any thread.
 */
public final class TailraceMeterRegistry extends MeterRegistry {
    private final TailraceRegistryConfig settings;
    private final Families families;
    private final Distributions distributions;
    private final Totals totals;
    private final Pollers pollers = new Pollers();
    private final TelemetryEngine engine;
    private final Observation observation;

    private TailraceMeterRegistry(final TelemetryEngine engine, final TailraceRegistryConfig settings) {
        super(settings.clock());
        this.engine = engine;
        this.settings = settings;
        families = new Families(engine, settings.descriptions());
        totals = new Totals(engine, settings.readTimeoutNs());
        distributions = new Distributions(engine, families, totals, settings);
        config().namingConvention(new PrometheusNames());
        config().onMeterRemoved(this::forget);
        observation = engine.observe("micrometer", nowNs -> totals.whilePolling(() -> pollers.poll(nowNs)));
    }

    /**
     * Lays a registry over an engine, with nothing set.
     *
     * @param engine that records; it stays the caller's, who closes it behind the registry.
     * @return a registry.
     * @throws IllegalStateException in one line, if the Micrometer on the class path is too old.
     */
    public static TailraceMeterRegistry over(final TelemetryEngine engine) {
        return over(engine, TailraceRegistryConfig.DEFAULT);
    }

    /**
     * Lays a registry over an engine.
     *
     * @param engine that records; it stays the caller's, who closes it behind the registry.
     * @param config how.
     * @return a registry.
     * @throws IllegalStateException in one line, if the Micrometer on the class path is too old.
     */
    public static TailraceMeterRegistry over(final TelemetryEngine engine, final TailraceRegistryConfig config) {
        final String fault = ApiCheck.fault(MeterRegistry.class.getClassLoader());
        if (fault != null) {
            throw new IllegalStateException(fault);
        }
        return new TailraceMeterRegistry(engine, config);
    }

    @Override
    protected Counter newCounter(final Meter.Id id) {
        final TailraceCounter counter = new TailraceCounter(id);
        poll(id, () -> families.total(id, config().namingConvention(), "_total"), counter::count, true);
        return counter;
    }

    @Override
    protected <T> FunctionCounter newFunctionCounter(
            final Meter.Id id, final T obj, final ToDoubleFunction<T> countFunction) {
        final FunctionCounter counter = new CumulativeFunctionCounter<>(id, obj, countFunction);
        poll(id, () -> families.total(id, config().namingConvention(), "_total"), counter::count);
        return counter;
    }

    @Override
    protected <T> Gauge newGauge(final Meter.Id id, final T obj, final ToDoubleFunction<T> valueFunction) {
        final Gauge gauge = new DefaultGauge<>(id, obj, valueFunction);
        final boolean isInfo = id.getName().endsWith(".info");
        poll(
                id,
                () -> families.gauge(id, config().namingConvention(), isInfo ? "_info" : ""),
                isInfo ? () -> 1 : gauge::value);
        return gauge;
    }

    @Override
    protected <T> FunctionTimer newFunctionTimer(
            final Meter.Id id,
            final T obj,
            final ToLongFunction<T> countFunction,
            final ToDoubleFunction<T> totalTimeFunction,
            final TimeUnit totalTimeFunctionUnit) {
        final FunctionTimer timer = new CumulativeFunctionTimer<>(
                id, obj, countFunction, totalTimeFunction, totalTimeFunctionUnit, getBaseTimeUnit());
        poll(id, () -> families.total(id, config().namingConvention(), "_count"), timer::count);
        poll(
                id,
                () -> families.total(id, config().namingConvention(), "_sum"),
                () -> timer.totalTime(TimeUnit.SECONDS));
        return timer;
    }

    @Override
    protected LongTaskTimer newLongTaskTimer(final Meter.Id id, final DistributionStatisticConfig statistics) {
        final LongTaskTimer timer = new DefaultLongTaskTimer(id, clock, getBaseTimeUnit(), statistics, true);
        poll(id, () -> families.gauge(id, config().namingConvention(), "_count"), timer::activeTasks);
        poll(id, () -> families.gauge(id, config().namingConvention(), "_sum"), () -> timer.duration(TimeUnit.SECONDS));
        poll(id, () -> families.gauge(id, config().namingConvention(), "_max"), () -> timer.max(TimeUnit.SECONDS));
        return timer;
    }

    @Override
    protected Timer newTimer(
            final Meter.Id id, final DistributionStatisticConfig statistics, final PauseDetector pauseDetector) {
        try {
            final Distribution distribution =
                    distributions.open(id, config().namingConvention(), statistics, Unit.SECONDS);
            pollMax(id, () -> distribution.polledMax() / 1e9);
            return new TailraceTimer(id, clock, pauseDetector, distribution);
        } catch (final IllegalArgumentException | IllegalStateException fault) {
            meterRegistrationFailed(id, fault.getMessage());
            return new NoopTimer(id);
        }
    }

    @Override
    protected DistributionSummary newDistributionSummary(
            final Meter.Id id, final DistributionStatisticConfig statistics, final double scale) {
        try {
            final Unit unit = "bytes".equals(id.getBaseUnit()) ? Unit.BYTES : Unit.MILLIONTHS;
            final Distribution distribution = distributions.open(id, config().namingConvention(), statistics, unit);
            pollMax(id, () -> unit.toExposed(distribution.polledMax()));
            return new TailraceSummary(id, scale, unit, distribution);
        } catch (final IllegalArgumentException | IllegalStateException fault) {
            meterRegistrationFailed(id, fault.getMessage());
            return new NoopDistributionSummary(id);
        }
    }

    @Override
    protected Meter newMeter(final Meter.Id id, final Meter.Type type, final Iterable<Measurement> measurements) {
        for (final Measurement measurement : measurements) {
            final String suffix = switch (measurement.getStatistic()) {
                case TOTAL, TOTAL_TIME -> "_sum_total";
                case COUNT -> "_total";
                case MAX -> "_max";
                case VALUE, UNKNOWN -> "_value";
                case ACTIVE_TASKS -> "_active_count";
                case DURATION -> "_duration_sum";
            };
            poll(
                    id,
                    () -> families.measurement(
                            id,
                            config().namingConvention(),
                            suffix,
                            measurement.getStatistic().toString()),
                    measurement::getValue);
        }
        return new DefaultMeter(id, type, measurements);
    }

    private void pollMax(final Meter.Id id, final DoubleSupplier max) {
        poll(id, () -> families.gauge(id, config().namingConvention(), "_max"), max);
    }

    private void poll(final Meter.Id id, final PlaceMaker maker, final DoubleSupplier value) {
        poll(id, maker, value, false);
    }

    /** A meter that cannot stand on a page works in the process all the same. */
    private void poll(final Meter.Id id, final PlaceMaker maker, final DoubleSupplier value, final boolean isKeptHere) {
        try {
            final Families.Place place = maker.make();
            pollers.add(
                    id,
                    new Poller(value, engine.sharedChannel().gauge(place.metric(), place.labelValues()), isKeptHere));
        } catch (final IllegalArgumentException | IllegalStateException fault) {
            meterRegistrationFailed(id, fault.getMessage());
        }
    }

    @FunctionalInterface
    private interface PlaceMaker {
        Families.Place make();
    }

    private void forget(final Meter meter) {
        pollers.remove(meter.getId());
        if (meter instanceof TailraceTimer timer) {
            distributions.close(timer.distribution());
        } else if (meter instanceof TailraceSummary summary) {
            distributions.close(summary.distribution());
        }
    }

    @Override
    protected TimeUnit getBaseTimeUnit() {
        return TimeUnit.SECONDS;
    }

    @Override
    protected DistributionStatisticConfig defaultHistogramConfig() {
        return DistributionStatisticConfig.builder()
                .expiry(settings.maxWindow())
                .build()
                .merge(DistributionStatisticConfig.DEFAULT);
    }

    /** Ends polling, with what counters counted until now. What was recorded stays with the engine. Any number of times. */
    @Override
    public void close() {
        final boolean isFirst = !isClosed();
        observation.close();
        super.close();
        if (isFirst) {
            pollers.pollLast();
        }
        totals.close();
    }
}
