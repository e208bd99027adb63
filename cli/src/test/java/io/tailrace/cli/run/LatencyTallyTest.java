package io.tailrace.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.StopSignal;
import io.tailrace.cli.console.Terminals;
import io.tailrace.engine.time.EngineClock;
import java.nio.file.Path;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyTallyTest {
    @Test
    void shouldHaveThePercentilesOfAllIntervalsTogether(@TempDir final Path folder) {
        SampleJournal.write(folder);
        final Histogram expected = new Histogram(1, 1_000_000_000, 3);
        for (int us = 1; us <= SampleJournal.SAMPLES_A_SECOND; us++) {
            expected.recordValueWithCount(us * 1_000L, SampleJournal.SECONDS);
        }

        final Map<String, Percentiles> percentiles = JournalRecount.of(
                        folder,
                        1,
                        1,
                        new Console(System.out, System.err, EngineClock.system(), StopSignal.manual(), Terminals.NONE))
                .percentiles();

        assertEquals(
                new Percentiles(
                        300,
                        expected.getValueAtPercentile(50),
                        expected.getValueAtPercentile(90),
                        expected.getValueAtPercentile(99),
                        100_000,
                        100_000),
                percentiles.get("get"));
        assertEquals(percentiles.get("get"), percentiles.get(OperationTally.ALL));
        assertEquals(new Percentiles(0, 0, 0, 0, 0, 0), percentiles.get("put"));
    }

    @Test
    void shouldReadWhatATickSaysOfTheStore() {
        assertEquals(
                new StoreFacts("robinhood", 12, 0.5, 0.25, 3, 4),
                StoreFacts.of("{\"schema\":\"metrics.v1\",\"backend\":\"robinhood\",\"entries\":12,\"load_factor\":0.5,"
                        + "\"tombstone_ratio\":0.25,\"migrations\":3,\"compactions\":4}"));
        assertEquals(StoreFacts.NONE, StoreFacts.of(""));
    }
}
