package io.tailrace.engine.reader.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.compare.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts on loads whose difference is known. The seeds are fixed: a verdict that is wrong for one stays wrong. */
final class ComparisonTest {
    private static final ComparisonSettings SETTINGS = ComparisonSettings.DEFAULT;
    private static final int RUNS = 100;
    private static final int FEW_RUNS = 10;

    @ParameterizedTest
    @CsvSource({"0, 0", "0.1, 0.02"})
    void shouldFindNoDifferenceBetweenTwoRunsOfTheSame(final double wander, final double pauses) {
        final List<String> wrong =
                wrong(RUNS, Verdict.WITHIN_NOISE, load -> load.wander(wander).pauses(pauses), load -> load);

        assertTrue(wrong.size() <= 3, wrong.size() + " wrong verdicts: " + wrong);
    }

    @Test
    void shouldFindNoDifferenceWhenOneRunIsMuchLonger() {
        final List<String> wrong = wrong(
                FEW_RUNS, Verdict.WITHIN_NOISE, load -> load.wander(0.1).pauses(0.02), load -> load.intervals(1_500));

        assertEquals(List.of(), wrong);
    }

    @Test
    void shouldFindATailThatIsAFifthSlower() {
        assertEquals(
                List.of(), wrong(FEW_RUNS, Verdict.WORSE, load -> load.wander(0.05), load -> load.slowerTail(1.2)));

        final ComparisonReport report =
                Comparison.of(load(1).record(), load(2).slowerTail(1.2).record(), SETTINGS);
        assertEquals(Verdict.WITHIN_NOISE, verdict(report, 0.5));
        assertEquals(Verdict.WORSE, verdict(report, 0.99));
        assertEquals(1.2, statistic(report, 0.99).judgement().ratio(), 0.05);
    }

    @Test
    void shouldFindThatAllIsFaster() {
        assertEquals(List.of(), wrong(FEW_RUNS, Verdict.BETTER, load -> load.wander(0.05), load -> load.slower(0.8)));
    }

    @Test
    void shouldNotMindWhatIsSureButSmall() {
        final ComparisonReport report =
                Comparison.of(load(1).record(), load(2).slower(1.05).record(), SETTINGS);

        final ComparedStatistic median = statistic(report, 0.5);
        assertFalse(median.base().overlaps(median.now()), median::toString);
        assertEquals(Verdict.WITHIN_NOISE, median.judgement().verdict());
        final ComparisonSettings strict = new ComparisonSettings(List.of(0.5), 1.02, 0.99, 1);
        assertEquals(
                Optional.of(Verdict.WORSE),
                Comparison.of(load(1).record(), load(2).slower(1.05).record(), strict)
                        .verdict());
    }

    @Test
    void shouldNotTakeOnePauseForARule() {
        final Recording quiet = load(1).record();
        final Recording paused = load(2).pauses(0.004).record();

        final ComparisonReport report = Comparison.of(quiet, paused, SETTINGS);

        assertTrue(statistic(report, 1).judgement().ratio() > 10, report::toString);
        assertEquals(Verdict.WITHIN_NOISE, verdict(report, 1), report::toString);
    }

    @Test
    void shouldFindPausesThatComeAgainAndAgain() {
        final ComparisonReport report =
                Comparison.of(load(1).record(), load(2).pauses(0.2).record(), SETTINGS);

        assertEquals(Verdict.WORSE, verdict(report, 1), report::toString);
        assertEquals(Verdict.WORSE, verdict(report, 0.999), report::toString);
        assertEquals(Verdict.WITHIN_NOISE, verdict(report, 0.5), report::toString);
    }

    @Test
    void shouldGiveTheSameForTheSameSeed() {
        final ComparisonSettings other = new ComparisonSettings(SETTINGS.quantiles(), 1.1, 0.99, 2);
        final Recording base = load(1).wander(0.1).record();
        final Recording now = load(2).wander(0.1).record();

        assertEquals(Comparison.of(base, now, SETTINGS), Comparison.of(base, now, SETTINGS));
        assertFalse(Comparison.of(base, now, SETTINGS)
                .statistics()
                .equals(Comparison.of(base, now, other).statistics()));
    }

    @Test
    void shouldBeLessSureOfEachTheMoreThereAre() {
        assertEquals(0.995, new ComparisonSettings(List.of(0.5), 1.1, 0.99, 1).confidenceOfEach(), 1e-12);
        assertTrue(SETTINGS.confidenceOfEach() > 0.998);
    }

    @Test
    void shouldSayWhatThereIsNotEnoughOf() {
        final Recording small = load(1).samplesAnInterval(10).record();

        final ComparisonReport report = Comparison.of(load(2).record(), small, SETTINGS);

        assertEquals(Verdict.WITHIN_NOISE, verdict(report, 0.99));
        assertEquals("new: 3000 samples, 20000 needed", statistic(report, 0.999).lacking());
        assertNull(statistic(report, 0.999).judgement());
        assertEquals(Optional.of(Verdict.WITHIN_NOISE), report.verdict());
    }

    @Test
    void shouldGiveNoVerdictOnFewIntervals() {
        final ComparisonReport report = Comparison.of(
                load(1).intervals(29).record(), load(2).intervals(12).record(), SETTINGS);

        assertEquals(Optional.empty(), report.verdict());
        report.statistics()
                .forEach(statistic ->
                        assertEquals("base and new: 29 and 12 intervals with samples, 30 needed", statistic.lacking()));
    }

    @Test
    void shouldNotJudgeTheMaximumOfAMuchLongerRun() {
        final ComparisonReport report =
                Comparison.of(load(1).record(), load(2).intervals(6_000).record(), SETTINGS);

        assertTrue(
                statistic(report, 1).lacking().matches("new: \\d+ blocks of intervals, \\d+ needed .*"),
                statistic(report, 1)::toString);
    }

    @Test
    void shouldSayHowManySamplesAQuantileNeeds() {
        assertEquals(40, Comparison.samplesNeeded(0.5));
        assertEquals(200, Comparison.samplesNeeded(0.1));
        assertEquals(2_000, Comparison.samplesNeeded(0.99));
        assertEquals(20_000, Comparison.samplesNeeded(0.999));
    }

    /** What went wrong, by seed. */
    private static List<String> wrong(
            final int runs, final Verdict expected, final UnaryOperator<Load> both, final UnaryOperator<Load> change) {
        final List<String> wrong = new ArrayList<>();
        for (int seed = 0; seed < runs; seed++) {
            final Random random = new Random(seed);
            final Recording base = both.apply(new Load(random)).record();
            final Recording now = change.apply(both.apply(new Load(random))).record();
            final ComparisonReport report = Comparison.of(base, now, SETTINGS);
            if (!report.verdict().equals(Optional.of(expected))) {
                wrong.add("seed " + seed + ": " + report.statistics());
            }
        }
        return wrong;
    }

    private static Load load(final int seed) {
        return new Load(new Random(seed));
    }

    private static Verdict verdict(final ComparisonReport report, final double quantile) {
        return statistic(report, quantile).judgement().verdict();
    }

    private static ComparedStatistic statistic(final ComparisonReport report, final double quantile) {
        return report.statistics().stream()
                .filter(statistic -> statistic.quantile() == quantile)
                .findFirst()
                .orElseThrow();
    }
}
