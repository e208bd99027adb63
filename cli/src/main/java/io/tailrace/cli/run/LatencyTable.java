package io.tailrace.cli.run;

import io.tailrace.cli.console.Text;
import io.tailrace.cli.console.TextTable;
import java.util.List;
import java.util.Map;

/** Latencies as a table for people. The columns are wide enough from the start, so that they stand still while numbers grow. */
final class LatencyTable {
    private LatencyTable() {}

    static List<String> of(final Map<String, Percentiles> latencies) {
        final TextTable table =
                new TextTable("latency", ">        count", ">    p50", ">    p90", ">    p99", ">  p99.9", ">    max");
        latencies.forEach((name, latency) -> table.add(
                name,
                Text.count(latency.count()),
                Text.time(latency.p50()),
                Text.time(latency.p90()),
                Text.time(latency.p99()),
                Text.time(latency.p999()),
                Text.time(latency.max())));
        return table.lines();
    }
}
