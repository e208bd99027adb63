package io.tailrace.engine.reader.compare;

import io.tailrace.engine.compare.Bootstrap;
import io.tailrace.engine.compare.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Compares two recordings, after both have ended. One thread; it takes from tenths of a second to some seconds. */
public final class Comparison {
    /** Fewer intervals with samples on a side say nothing of what is usual there. */
    public static final int FEWEST_INTERVALS = 30;

    /** Fewer samples beyond a quantile, on the side where there are fewer, say nothing of where it lies. */
    public static final int FEWEST_BEYOND = 20;

    private static final double ROUNDING = 1e-9;

    private final Recording base;
    private final Recording now;
    private final ComparisonSettings settings;

    private Comparison(final Recording base, final Recording now, final ComparisonSettings settings) {
        this.base = base;
        this.now = now;
        this.settings = settings;
    }

    /**
     * Compares.
     *
     * @param base what was recorded before: a histogram with samples.
     * @param now what is recorded now, of the same metric: with samples, too.
     * @param settings how.
     * @return the verdicts; less is better.
     * @throws IncomparableException if unit, range or major version of the metric differ.
     */
    public static ComparisonReport of(
            final RecordedMetric base, final RecordedMetric now, final ComparisonSettings settings) {
        SameMetric.check(base.metric(), now.metric());
        return of(base.recording(), now.recording(), settings);
    }

    static ComparisonReport of(final Recording base, final Recording now, final ComparisonSettings settings) {
        return new Comparison(base, now, settings).report();
    }

    /**
     * How many samples a side must have for a quantile.
     *
     * @param quantile above 0 and below 1.
     * @return so that {@link #FEWEST_BEYOND} are expected beyond it.
     */
    public static long samplesNeeded(final double quantile) {
        return (long) Math.ceil(FEWEST_BEYOND / Math.min(quantile, 1 - quantile) * (1 - ROUNDING));
    }

    private ComparisonReport report() {
        final List<ComparedStatistic> statistics = new ArrayList<>();
        final String lacking = lacking("intervals with samples", base.intervals(), now.intervals(), FEWEST_INTERVALS);
        if (lacking.isEmpty()) {
            judge(statistics);
        } else {
            settings.quantiles().forEach(quantile -> statistics.add(ComparedStatistic.lacking(quantile, lacking)));
            statistics.add(ComparedStatistic.lacking(ComparedStatistic.MEAN, lacking));
        }
        return new ComparisonReport(base.metric(), settings, base.facts(), now.facts(), statistics);
    }

    private void judge(final List<ComparedStatistic> statistics) {
        final Draws drawsOfBase = new Draws(base, settings.seed());
        final Draws drawsOfNow = new Draws(now, ~settings.seed());
        for (final double quantile : settings.quantiles()) {
            final String lacking = quantile == 1
                    ? lackingForMaximum()
                    : lacking("samples", base.samples(), now.samples(), samplesNeeded(quantile));
            if (!lacking.isEmpty()) {
                statistics.add(ComparedStatistic.lacking(quantile, lacking));
            } else if (quantile == 1) {
                statistics.add(judged(quantile, maximum(base, now), maximum(now, base)));
            } else {
                statistics.add(judged(quantile, drawsOfBase.quantile(quantile), drawsOfNow.quantile(quantile)));
            }
        }
        statistics.add(judged(ComparedStatistic.MEAN, drawsOfBase.mean(), drawsOfNow.mean()));
    }

    private ComparedStatistic judged(final double quantile, final Interval ofBase, final Interval ofNow) {
        return ComparedStatistic.judged(quantile, ofBase, ofNow, settings.threshold());
    }

    private static String lacking(final String what, final long ofBase, final long ofNow, final long needed) {
        if (ofBase >= needed && ofNow >= needed) {
            return "";
        }
        final String found = ofNow >= needed
                ? "base: " + ofBase
                : ofBase >= needed ? "new: " + ofNow : "base and new: " + ofBase + " and " + ofNow;
        return found + " " + what + ", " + needed + " needed";
    }

    private String lackingForMaximum() {
        final int ofBase = blocksNeeded(base, now);
        final int ofNow = blocksNeeded(now, base);
        if (base.blocks() < ofBase) {
            return "base: " + base.blocks() + " blocks of intervals, " + ofBase + " needed against so many samples";
        }
        return now.blocks() < ofNow
                ? "new: " + now.blocks() + " blocks of intervals, " + ofNow + " needed against so many samples"
                : "";
    }

    private Interval maximum(final Recording side, final Recording other) {
        return Maximum.interval(side.cells(), blocksNeeded(side, other));
    }

    private int blocksNeeded(final Recording side, final Recording other) {
        return Maximum.blocksNeeded(side.samples(), other.samples(), settings.chance());
    }

    /** The draws of one side. */
    private final class Draws {
        private final Cell total;
        private final BlockDraws draws;
        private final Bootstrap bootstrap;

        Draws(final Recording side, final long seed) {
            total = side.total();
            draws = new BlockDraws(side.cells(), settings.draws(), seed);
            bootstrap = new Bootstrap(settings.draws(), settings.confidenceOfEach(), seed);
        }

        Interval quantile(final double quantile) {
            final double percentile =
                    BigDecimal.valueOf(quantile).movePointRight(2).doubleValue();
            return bootstrap.around(
                    (double) total.valueAtPercentile(percentile), draws.valuesAtPercentile(percentile, total));
        }

        Interval mean() {
            return bootstrap.around(total.mean(), draws.means());
        }
    }
}
