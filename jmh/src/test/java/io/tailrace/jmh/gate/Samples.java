package io.tailrace.jmh.gate;

import io.tailrace.engine.compare.Interval;
import io.tailrace.jmh.recording.RecordBenchmark;
import io.tailrace.jmh.recording.RefusalBenchmark;
import java.util.List;

/** A small plan and a baseline that fits it. */
final class Samples {
    static final int JDK = 17;
    static final Machine MACHINE = new Machine("Abacus", 2, "Linux 6 amd64", "Example 17");
    static final Pair RECORD = new Pair(
            "record",
            Bench.of(RecordBenchmark.class, "tailraceSelfDrained"),
            Bench.of(RecordBenchmark.class, "singleWriterRecorder"),
            true);
    static final Pair FULL = new Pair(
            "refused-full",
            Bench.of(RefusalBenchmark.class, "refusedFull"),
            Bench.of(RefusalBenchmark.class, "atomicLong"),
            false);
    static final Bench ACCEPTED = Bench.of(RefusalBenchmark.class, "accepted");
    static final GatePlan PLAN = new GatePlan(List.of(RECORD, FULL), List.of(ACCEPTED));

    private Samples() {}

    /** Every pair had the ratio 1, between 0.9 and 1.1. */
    static Baseline baseline() {
        return baseline(JDK, MACHINE, PLAN.pairs());
    }

    static Baseline baseline(final int jdk, final Machine machine, final List<Pair> pairs) {
        return new Baseline(
                jdk,
                "2026-01-31",
                "./tailrace gate --update --forks 10",
                10,
                machine,
                pairs.stream()
                        .map(pair -> BaselineRatio.of(pair, new Ratio(new Interval(0.9, 1, 1.1), 0.25)))
                        .toList());
    }
}
