package io.tailrace.opentelemetry;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/** What an instrument must keep to. Source: opentelemetry.io/docs/specs/otel/metrics/api. */
final class InstrumentRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]{0,254}");

    /** In steps of the unit: what is above has room in the engine, but nobody comes to it. */
    private static final double HIGHEST_BOUND = 1L << 60;

    /** The SDK's for histograms without advice. */
    private static final List<Double> DEFAULT_BOUNDS = List.of(
            0.0, 5.0, 10.0, 25.0, 50.0, 75.0, 100.0, 250.0, 500.0, 750.0, 1000.0, 2500.0, 5000.0, 7500.0, 10000.0);

    private InstrumentRules() {}

    static boolean isName(final String name) {
        return name != null && NAME.matcher(name).matches();
    }

    /** Null if they are bounds. */
    static String boundsFault(final List<Double> bounds) {
        for (int i = 0; i < bounds.size(); i++) {
            final Double bound = bounds.get(i);
            if (bound == null || !Double.isFinite(bound) || (i > 0 && bound <= bounds.get(i - 1))) {
                return "bounds must be finite and rise, were " + bounds;
            }
        }
        return bounds.size() > MetricDescriptor.MAX_BOUNDS
                ? "at most " + MetricDescriptor.MAX_BOUNDS + " bounds, were " + bounds.size()
                : null;
    }

    /** As the engine takes them: nothing is recorded below 0, so no bucket ends there; and no two at the same step of the unit. */
    static double[] bounds(final List<Double> given, final Unit unit) {
        final List<Double> bounds = given == null ? DEFAULT_BOUNDS : given;
        long last = -1;
        final DoubleStream.Builder taken = DoubleStream.builder();
        for (final double bound : bounds) {
            final boolean fits = bound >= 0 && bound < unit.toExposed(HIGHEST_BOUND);
            final long step = fits ? unit.toRecorded(bound) : -1;
            if (step > last && (step > 0 || bound == 0)) {
                last = step;
                taken.add(bound);
            }
        }
        return taken.build().toArray();
    }
}
