package io.tailrace.jmh.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a baseline can be held against what is measured here. What is in doubt fails: a gate that compares nothing must not pass. */
final class BaselineRules {
    private static final String MEND =
            "measure a new one on a quiet machine, and look at the diff: ./tailrace gate --update";

    private BaselineRules() {}

    /** Why the gate fails without measuring; empty if the baseline fits. */
    static Optional<String> refusal(
            final Path file, final Optional<Baseline> baseline, final GatePlan plan, final int jdk) {
        if (baseline.isEmpty()) {
            return refusal("no baseline for JDK " + jdk, file);
        }
        if (baseline.get().jdk() != jdk) {
            return refusal("the baseline is of JDK " + baseline.get().jdk() + ", and this is " + jdk, file);
        }
        final List<String> differences = differences(baseline.get(), plan);
        return differences.isEmpty()
                ? Optional.empty()
                : refusal(
                        "the baseline is of another set of benchmarks (" + String.join(", ", differences) + ")", file);
    }

    private static Optional<String> refusal(final String what, final Path file) {
        return Optional.of(what + ": " + file + ": " + MEND);
    }

    private static List<String> differences(final Baseline baseline, final GatePlan plan) {
        final List<String> differences = new ArrayList<>();
        for (final Pair pair : plan.pairs()) {
            if (baseline.ratios().stream().noneMatch(ratio -> ratio.isOf(pair))) {
                differences.add("it lacks " + pair.name());
            }
        }
        for (final BaselineRatio ratio : baseline.ratios()) {
            if (plan.pairs().stream().noneMatch(ratio::isOf)) {
                differences.add("it has " + ratio.pair());
            }
        }
        return differences;
    }

    /** What one should know, but what is no reason to fail. */
    static List<String> warnings(final Baseline baseline, final Machine here) {
        return baseline.machine().isLike(here)
                ? List.of()
                : List.of("the baseline is of another machine (" + baseline.machine() + "; here " + here
                        + "): a ratio that is worse fails nothing");
    }
}
