package io.tailrace.cli.compare;

import io.tailrace.cli.console.Text;
import io.tailrace.engine.compare.Interval;
import io.tailrace.engine.compare.Verdict;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.reader.compare.ComparedStatistic;
import java.math.BigDecimal;
import java.util.Locale;

/** The words of a comparison. */
final class Words {
    private static final String NO_VERDICT = "not enough data";

    private Words() {}

    /** For example {@code p99.9}, {@code max} or {@code mean}. */
    static String name(final double quantile) {
        if (quantile == ComparedStatistic.MEAN) {
            return "mean";
        }
        return quantile == 1
                ? "max"
                : "p"
                        + BigDecimal.valueOf(quantile)
                                .movePointRight(2)
                                .stripTrailingZeros()
                                .toPlainString();
    }

    static String verdict(final ComparedStatistic statistic) {
        return statistic.isJudged() ? verdict(statistic.judgement().verdict()) : NO_VERDICT;
    }

    static String verdict(final Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The ends of an interval. */
    static String interval(final Interval interval, final Unit unit) {
        return interval == null ? "" : value(interval.low(), unit) + " .. " + value(interval.high(), unit);
    }

    static String value(final Interval interval, final Unit unit) {
        return interval == null ? "" : value(interval.estimate(), unit);
    }

    static String ratio(final ComparedStatistic statistic) {
        return statistic.isJudged()
                ? String.format(Locale.ROOT, "%.3f", statistic.judgement().ratio())
                : "";
    }

    private static String value(final double recorded, final Unit unit) {
        return switch (unit) {
            case SECONDS, MILLISECONDS -> Text.time(Math.round(recorded));
            case BYTES -> Text.bytes(Math.round(recorded));
            case NONE -> Text.count(Math.round(recorded));
            case MILLIONTHS -> Text.millionths(recorded);
        };
    }
}
