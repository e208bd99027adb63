package io.tailrace.engine.reader.compare;

import io.tailrace.engine.compare.Verdict;
import io.tailrace.engine.descriptor.MetricDescriptor;
import java.util.List;
import java.util.Optional;

/**
 * What came of a comparison.
 *
 * @param metric as the base describes it.
 * @param settings that it was made with.
 * @param base what there was on the one side.
 * @param now what there was on the other side.
 * @param statistics the quantiles in their order, then the mean.
 */
public record ComparisonReport(
        MetricDescriptor metric, ComparisonSettings settings, Side base, Side now, List<ComparedStatistic> statistics) {
    /**
     * What a side had.
     *
     * @param samples without those that coordinated-omission correction added.
     * @param intervals in which there were samples.
     * @param blockIntervals intervals in a block that is drawn.
     * @param blocks of a draw; 0 if there are not enough intervals for any.
     */
    public record Side(long samples, long intervals, long blockIntervals, int blocks) {}

    /** Copies the statistics. */
    public ComparisonReport {
        statistics = List.copyOf(statistics);
    }

    /**
     * The verdict on the whole: the worst of all, and better only if nothing is worse.
     *
     * @return empty if there is not enough data for any of the quantiles: the mean alone is not what was asked for.
     */
    public Optional<Verdict> verdict() {
        if (statistics.stream().noneMatch(ComparisonReport::isJudgedQuantile)) {
            return Optional.empty();
        }
        final List<Verdict> verdicts = statistics.stream()
                .filter(ComparedStatistic::isJudged)
                .map(statistic -> statistic.judgement().verdict())
                .toList();
        return Optional.of(
                verdicts.contains(Verdict.WORSE)
                        ? Verdict.WORSE
                        : verdicts.contains(Verdict.BETTER) ? Verdict.BETTER : Verdict.WITHIN_NOISE);
    }

    private static boolean isJudgedQuantile(final ComparedStatistic statistic) {
        return statistic.isJudged() && statistic.quantile() != ComparedStatistic.MEAN;
    }
}
