package io.tailrace.cli.bench.exposer;

import io.tailrace.cli.bench.http.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What came of one objective.
 *
 * @param objective that was measured.
 * @param result of the load.
 * @param cpuPercent of one core that the whole process took; negative if the system does not tell.
 * @param crossCheck what another tool says of the same; empty if it was not asked.
 */
record Measurement(Objective objective, LoadResult result, double cpuPercent, Optional<CrossCheck> crossCheck) {
    static final double P50 = 50;
    static final double P95 = 95;
    static final double P99 = 99;

    private static final double NS_PER_MS = 1e6;
    private static final double MAX_SERVER_ERROR_SHARE = 0.001;
    private static final double MAX_LOST_SHARE = 0.0005;

    double ms(final double percentile) {
        return result.latencyNs().getValueAtPercentile(percentile) / NS_PER_MS;
    }

    /** Why the objective was not kept; empty if it was. */
    List<String> breaches() {
        final List<String> breaches = new ArrayList<>();
        if (result.answers() == 0) {
            breaches.add("no good answer");
            return breaches;
        }
        final Bounds bounds = objective.bounds();
        checkAtMost(breaches, "p50", ms(P50), bounds.p50Ms(), "ms");
        checkAtMost(breaches, "p95", ms(P95), bounds.p95Ms(), "ms");
        checkAtMost(breaches, "p99", ms(P99), bounds.p99Ms(), "ms");
        checkAtMost(breaches, "CPU", cpuPercent, bounds.cpuPercent(), "% of a core");
        bounds.leastPerSecond().ifPresent(least -> {
            if (result.perSecond() < least) {
                breaches.add(text("%.0f answers a second, the bound is %.0f", result.perSecond(), least));
            }
        });
        checkShare(breaches, "errors of the server", result.serverErrors(), MAX_SERVER_ERROR_SHARE);
        checkShare(breaches, "requests without an answer", result.socketErrors() + result.timeouts(), MAX_LOST_SHARE);
        checkShare(breaches, "answers of another kind", result.otherAnswers(), 0);
        return breaches;
    }

    private void checkShare(final List<String> breaches, final String what, final long count, final double most) {
        if (count > most * result.requests()) {
            breaches.add(text("%d of %d were %s", count, result.requests(), what));
        }
    }

    private static void checkAtMost(
            final List<String> breaches,
            final String what,
            final double value,
            final OptionalDouble most,
            final String unit) {
        if (most.isPresent() && value > most.getAsDouble()) {
            breaches.add(text("%s is %.3g %s, the bound is %s", what, value, unit, number(most.getAsDouble())));
        }
    }

    /** Without decimals that say nothing. */
    static String number(final double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String text(final String format, final Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
