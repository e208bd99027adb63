package io.tailrace.jmh.gate;

import io.tailrace.engine.compare.Judgement;
import io.tailrace.engine.compare.Verdict;
import java.util.Optional;

/**
 * Whether a pair's ratio is worse than its baseline's. Immutable.
 *
 * @param pair which.
 * @param base the baseline's ratio.
 * @param now the first run's.
 * @param confirmation the second run's, in the reverse order; only if the first looked worse.
 * @param threshold a ratio that moved by less does not matter.
 */
record TimeVerdict(Pair pair, Ratio base, Ratio now, Optional<Ratio> confirmation, double threshold) {
    static TimeVerdict first(final Pair pair, final Ratio base, final Ratio now, final double threshold) {
        return new TimeVerdict(pair, base, now, Optional.empty(), threshold);
    }

    TimeVerdict confirmedBy(final Ratio second) {
        return new TimeVerdict(pair, base, now, Optional.of(second), threshold);
    }

    /** How the first run's ratio moved. */
    Judgement judgement() {
        return judge(now);
    }

    /** How the second run's ratio moved, if there was one. */
    Optional<Judgement> secondJudgement() {
        return confirmation.map(this::judge);
    }

    private Judgement judge(final Ratio ratio) {
        return Judgement.of(base.interval(), ratio.interval(), threshold);
    }

    /** One run alone proves nothing: worse is what both say. */
    Verdict verdict() {
        final Verdict first = judgement().verdict();
        if (first != Verdict.WORSE) {
            return first;
        }
        return secondJudgement()
                .filter(second -> second.verdict() == Verdict.WORSE)
                .map(Judgement::verdict)
                .orElse(Verdict.WITHIN_NOISE);
    }

    boolean isGood() {
        return verdict() != Verdict.WORSE;
    }

    /** For people and programs. */
    String word() {
        return switch (verdict()) {
            case BETTER -> "better";
            case WORSE -> "worse";
            case WITHIN_NOISE -> "within noise";
        };
    }
}
