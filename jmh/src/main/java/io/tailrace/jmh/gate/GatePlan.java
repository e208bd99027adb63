package io.tailrace.jmh.gate;

import io.tailrace.jmh.aggregate.DrainBenchmark;
import io.tailrace.jmh.exposer.ExpositionBenchmark;
import io.tailrace.jmh.exposer.SmallPageBenchmark;
import io.tailrace.jmh.exposer.UnchangedPageBenchmark;
import io.tailrace.jmh.recording.LabelLookupBenchmark;
import io.tailrace.jmh.recording.RecordBenchmark;
import io.tailrace.jmh.recording.RefusalBenchmark;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the gate measures: pairs, most of whose subjects must not allocate either, and what only must not allocate. Immutable. */
record GatePlan(List<Pair> pairs, List<Bench> allocationOnly) {
    private static final Map<String, String> ONE_SERIES = Map.of("mix", "HISTOGRAM", "series", "1");
    private static final Bench RECORD = Bench.of(RecordBenchmark.class, "tailraceSelfDrained");
    private static final Bench ATOMIC_LONG = Bench.of(RefusalBenchmark.class, "atomicLong");

    private static final Bench PAGE_COPY = Bench.of(ExpositionBenchmark.class, "copy");

    GatePlan {
        pairs = List.copyOf(pairs);
        allocationOnly = List.copyOf(allocationOnly);
    }

    /** Every outcome of a call, both forms of channels, the look-up of label values, and the drain. */
    static GatePlan ofTailrace() {
        return new GatePlan(
                List.of(
                        new Pair("record", RECORD, Bench.of(RecordBenchmark.class, "atomicLong"), true),
                        new Pair(
                                "record-hdrhistogram",
                                RECORD,
                                Bench.of(RecordBenchmark.class, "singleWriterRecorder"),
                                false),
                        outcome("lowest-priority", "acceptedLowest", false),
                        outcome("refused-high-water", "refusedHighWater", false),
                        outcome("refused-full", "refusedFull", true),
                        outcome("closed", "closed", false),
                        outcome("shared", "sharedAccepted", true),
                        outcome("shared-refused-high-water", "sharedRefusedHighWater", false),
                        outcome("shared-refused-full", "sharedRefusedFull", false),
                        new Pair(
                                "labels",
                                Bench.of(LabelLookupBenchmark.class, "twoLabels"),
                                Bench.of(LabelLookupBenchmark.class, "resolved"),
                                false),
                        new Pair(
                                "drain",
                                Bench.of(DrainBenchmark.class, "onSamples", ONE_SERIES),
                                Bench.of(DrainBenchmark.class, "hdrHistogram", ONE_SERIES),
                                true),
                        page("page-small", Bench.of(SmallPageBenchmark.class, "changed")),
                        page("page-changed", Bench.of(ExpositionBenchmark.class, "pageChanged")),
                        page("page-unchanged", Bench.of(UnchangedPageBenchmark.class, "unchanged"))),
                List.of(
                        Bench.of(RefusalBenchmark.class, "accepted"),
                        Bench.of(RefusalBenchmark.class, "acceptedCounterAndGauge"),
                        Bench.of(RefusalBenchmark.class, "refusedRateLimited"),
                        Bench.of(RefusalBenchmark.class, "sharedRefusedRateLimited"),
                        Bench.of(LabelLookupBenchmark.class, "oneLabel"),
                        Bench.of(LabelLookupBenchmark.class, "threeLabels"),
                        Bench.of(LabelLookupBenchmark.class, "sharedTwoLabels")));
    }

    private static Pair outcome(final String name, final String method, final boolean isInShort) {
        return new Pair(name, Bench.of(RefusalBenchmark.class, method), ATOMIC_LONG, isInShort);
    }

    /** Pages are made by one thread that nobody waits for, out of memory that goes round: they may allocate. */
    private static Pair page(final String name, final Bench subject) {
        return new Pair(name, subject, PAGE_COPY, false, false);
    }

    /** The pairs that a form of the gate times. */
    List<Pair> timed(final GateForm form) {
        return pairs.stream()
                .filter(pair -> pair.isInShort() || !form.isShort())
                .filter(pair -> form.only().matcher(pair.name()).matches())
                .toList();
    }

    /** What must not allocate, whatever the form. */
    List<Bench> hotPath(final GateForm form) {
        return Stream.concat(
                        pairs.stream()
                                .filter(Pair::isWeighed)
                                .filter(pair -> form.only().matcher(pair.name()).matches())
                                .map(Pair::subject)
                                .distinct(),
                        allocationOnly.stream()
                                .filter(bench ->
                                        form.only().matcher(bench.method()).matches()))
                .toList();
    }

    /** How many JVMs it takes if nothing looks worse. */
    int forks(final GateForm form) {
        return hotPath(form).size() + 2 * form.forks() * timed(form).size();
    }
}
