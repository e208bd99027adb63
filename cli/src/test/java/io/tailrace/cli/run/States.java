package io.tailrace.cli.run;

import io.tailrace.config.TailraceConfig;
import io.tailrace.engine.reader.StatusInfo;
import io.tailrace.samples.kvstore.WorkloadStats;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** States of a run to be shown. */
final class States {
    static final RunSettings SETTINGS = new RunSettings(
            RunSettings.UNTIL_STOPPED,
            0,
            2,
            Path.of("/data/journal"),
            Path.of("/data/ticks"),
            null,
            false,
            0,
            TailraceConfig.defaults());
    static final Percentiles LONG =
            new Percentiles(999_999_999_999L, 999_000, 999_000, 999_000_000, 999_000_000, TimeUnit.HOURS.toNanos(2));

    private States() {}

    /** Every number is as long as it is likely to get. */
    static RunState large() {
        final Map<String, Percentiles> latencies = new LinkedHashMap<>();
        for (final String name : new String[] {"all", "put", "get", "del"}) {
            latencies.put(name, LONG);
        }
        return new RunState(
                SETTINGS,
                "http://127.0.0.1:65535",
                12_345,
                TimeUnit.DAYS.toNanos(40),
                new WorkloadStats(999_999_999_999L, 999_999_999_000L, 999, 0, 0),
                99_999_999,
                latencies,
                LONG,
                34_560_000,
                new StatusInfo(0, Set.of(), 12_345, 1_000, 3),
                new StoreFacts("robinhood", 99_999_999, 0.87, 0.25, 12_345, 123_456),
                17);
    }

    /** Nothing has come yet. */
    static RunState first() {
        final OperationTally nothing = new OperationTally();
        return new RunState(
                SETTINGS,
                "http://127.0.0.1:9100",
                1,
                0,
                new WorkloadStats(0, 0, 0, 0, 0),
                0,
                nothing.percentiles(),
                nothing.percentiles().get(OperationTally.ALL),
                0,
                null,
                StoreFacts.of(""),
                0);
    }
}
