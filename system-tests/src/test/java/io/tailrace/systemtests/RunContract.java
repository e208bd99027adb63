package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.journal.Moment;
import io.tailrace.systemtests.process.Tailrace;
import io.tailrace.systemtests.tick.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** What holds of every run, however it came to its end. The process runs once; each test looks at what it left. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RunContract {
    private static final Map<String, Double> PERCENTILES =
            Map.of("p50", 50.0, "p90", 90.0, "p99", 99.0, "p999", 99.9, "max", 100.0);

    abstract RunRecord run();

    @Test
    void shouldEndGoodWithNothingButItsSummaryOnStandardOutput() {
        assertEquals(
                run().journal().toString(), run().summary().required("journal").asString());
        assertTrue(RunProcess.addressIn(run().summary().required("exposer").asString())
                .isPresent());
    }

    @Test
    void shouldReconcile() {
        assertTrue(run().summary("operations") > 0, run().ended()::describe);
        assertEquals(run().summary("operations"), run().summary("recorded") + run().summary("refused"));
        assertEquals(run().summary("operations"), run().summary("journaled") + run().summary("refused"));
    }

    @Test
    void shouldHaveJournaledWhatItsSummarySays() {
        assertEquals(List.of(), run().recount().faults());
        assertEquals(run().summary("journaled"), run().recount().accepted(RunRecord.WORKER_CHANNELS));
        assertEquals(run().summary("refused"), run().recount().refused(RunRecord.WORKER_CHANNELS));
        assertEquals(run().summary("journaled"), run().recount().last().count(RunRecord.LATENCY));
    }

    @Test
    void shouldTellLatenciesAsTheJournalHoldsThem() {
        final Histogram all = run().recount().sum(RunRecord.LATENCY);
        final JsonNode told = run().summary().at("/latency_ns/all");
        assertEquals(all.getTotalCount(), told.required("count").asLong());
        PERCENTILES.forEach((name, percentile) -> {
            final long value = told.required(name).asLong();
            assertTrue(all.valuesAreEquivalent(all.getValueAtPercentile(percentile), value), () -> name + ": " + told);
        });
    }

    @Test
    void shouldHaveWrittenTicksThatKeepTheirPromises() {
        assertFalse(run().ticks().isEmpty());
        run().ticks().forEach(Tick::checkInvariants);
    }

    @Test
    void shouldHaveMadeEachTickFromTheSnapshotThatItNames() {
        for (final Tick tick : run().ticks().stream().filter(Tick::hasSnapshot).toList()) {
            final Moment moment = run().recount().at(tick.epoch(), tick.snapshotId());
            assertCounts(moment.buckets(RunRecord.LATENCY, RunRecord.NS_PER_MS), tick, "overall");
            for (final String operation : Tick.OPERATIONS) {
                assertCounts(moment.buckets(RunRecord.LATENCY, operation, RunRecord.NS_PER_MS), tick, operation);
            }
        }
    }

    /** Before its first operation has a series, a tick counts zeros. */
    private static void assertCounts(final SortedMap<Double, Long> recounted, final Tick tick, final String operation) {
        final SortedMap<Double, Long> told = tick.buckets(operation);
        if (recounted.isEmpty()) {
            assertTrue(told.values().stream().allMatch(count -> count == 0), tick::toString);
        } else {
            assertEquals(recounted, told, tick::toString);
        }
    }

    @Test
    void shouldHaveEndedItsTicksWithAllOperations() {
        final Tick last = run().ticks().get(run().ticks().size() - 1);
        assertEquals(run().summary("recorded"), last.count("ops"));
        assertEquals(run().summary("refused"), last.count("ops_refused"));
    }

    @Test
    void shouldHaveLeftAJournalThatTheAuditProvesWhole() throws IOException, InterruptedException {
        final Path folder = run().journal().getParent();
        final JsonNode report = Tailrace.in(folder)
                .run("audit", run().journal().toString(), "--json")
                .expect(0)
                .json();
        assertEquals(0, report.required("findings").size(), report::toString);
        long samples = 0;
        long refused = 0;
        for (final JsonNode channel : report.at("/epochs/0/channels")) {
            if (channel.required("name").asString().startsWith(RunRecord.WORKER_CHANNELS)) {
                samples += channel.required("samples").asLong();
                refused += channel.required("refused").asLong();
            }
        }
        assertEquals(run().summary("journaled"), samples);
        assertEquals(run().summary("refused"), refused);
    }
}
