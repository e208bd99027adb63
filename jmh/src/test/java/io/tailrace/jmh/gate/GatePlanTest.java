package io.tailrace.jmh.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class GatePlanTest {
    private final GatePlan plan = GatePlan.ofTailrace();

    @Test
    void shouldNameBenchmarksThatExist() {
        Stream.concat(
                        plan.pairs().stream().flatMap(pair -> Stream.of(pair.subject(), pair.ruler())),
                        plan.allocationOnly().stream())
                .forEach(bench -> assertEquals(
                        Set.of(bench.benchmark()),
                        benchmarks("^" + Pattern.quote(bench.benchmark()) + "$"),
                        bench.key()));
    }

    @Test
    void shouldWeighEveryOutcomeOfACallAndEveryLookUp() {
        final Set<String> outcomes = benchmarks("RefusalBenchmark|LabelLookupBenchmark");
        plan.pairs().forEach(pair -> outcomes.remove(pair.ruler().benchmark()));
        plan.hotPath(GateForm.ofFull()).forEach(bench -> outcomes.remove(bench.benchmark()));

        assertEquals(Set.of(), outcomes);
    }

    @Test
    void shouldWeighWhatRecordsAndNotPages() {
        final List<Bench> weighed = plan.hotPath(GateForm.ofFull());
        plan.pairs()
                .forEach(pair ->
                        assertEquals(!pair.name().startsWith("page-"), weighed.contains(pair.subject()), pair.name()));
    }

    @Test
    void shouldHaveNamesOfTheirOwn() {
        final List<String> names = plan.pairs().stream().map(Pair::name).toList();

        assertEquals(names.size(), Set.copyOf(names).size());
    }

    private static Set<String> benchmarks(final String regex) {
        return BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of(regex),
                        List.of())
                .stream()
                .map(BenchmarkListEntry::getUsername)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
