package io.tailrace.jmh.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineRulesTest {
    private static final Path FILE = Path.of("perf-baselines", "gate-jdk17.json");

    @Test
    void shouldTakeABaselineThatFits() {
        assertEquals(Optional.empty(), refusal(Optional.of(Samples.baseline())));
    }

    @Test
    void shouldRefuseWithoutOne() {
        assertRefusal("no baseline for JDK 17", Optional.empty());
    }

    @Test
    void shouldRefuseThatOfAnotherJdk() {
        assertRefusal(
                "the baseline is of JDK 25, and this is 17",
                Optional.of(Samples.baseline(25, Samples.MACHINE, Samples.PLAN.pairs())));
    }

    @Test
    void shouldRefuseThatOfOtherBenchmarks() {
        final Pair renamed = new Pair("recorded", Samples.RECORD.subject(), Samples.RECORD.ruler(), true);
        final Pair otherRuler = new Pair("refused-full", Samples.FULL.subject(), Samples.RECORD.ruler(), true);

        assertRefusal(
                "the baseline is of another set of benchmarks (it lacks refused-full)",
                Optional.of(Samples.baseline(17, Samples.MACHINE, List.of(Samples.RECORD))));
        assertRefusal(
                "the baseline is of another set of benchmarks (it lacks record, it has recorded)",
                Optional.of(Samples.baseline(17, Samples.MACHINE, List.of(renamed, Samples.FULL))));
        assertRefusal(
                "the baseline is of another set of benchmarks (it lacks refused-full, it has refused-full)",
                Optional.of(Samples.baseline(17, Samples.MACHINE, List.of(Samples.RECORD, otherRuler))));
    }

    @Test
    void shouldOnlyWarnOfAnotherMachine() {
        final Machine newer = new Machine("Abacus", 2, "Linux 7 amd64", "Example 17.0.9");
        final Machine bigger = new Machine("Abacus", 64, "Linux 6 amd64", "Example 17");

        assertEquals(List.of(), BaselineRules.warnings(Samples.baseline(), newer));
        assertEquals(
                List.of(
                        "the baseline is of another machine (Abacus, 2 cores; here Abacus, 64 cores): a ratio that is worse fails nothing"),
                BaselineRules.warnings(Samples.baseline(), bigger));
    }

    private static void assertRefusal(final String what, final Optional<Baseline> baseline) {
        final String refusal = refusal(baseline).orElseThrow();
        assertTrue(refusal.startsWith(what + ": " + FILE + ": "), refusal);
        assertTrue(refusal.endsWith("./tailrace gate --update"), refusal);
    }

    private static Optional<String> refusal(final Optional<Baseline> baseline) {
        return BaselineRules.refusal(FILE, baseline, Samples.PLAN, Samples.JDK);
    }
}
