package io.tailrace.cli.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReplayTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeJournal() {
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .journal(ChronicleJournal.at(folder)))) {
            final Metric latency = engine.register(MetricDescriptor.histogram("latency_seconds")
                    .unit(Unit.SECONDS)
                    .help("Kept.")
                    .labelNames("op")
                    .retainSamples()
                    .build());
            final Metric hits = engine.register(
                    MetricDescriptor.counter("hits_total").help("Not kept.").build());
            try (Channel channel = engine.openChannel("worker, \"1\"")) {
                for (int ms = 1; ms <= 4; ms++) {
                    channel.counter(hits).increment();
                    channel.histogram(latency, ms % 2 == 0 ? "put" : "get").recordAt(ms * 1_000L, ms);
                    channel.histogram(latency, "get").record(ms * 10_000L);
                    clock.advanceMs(1);
                    engine.invoke();
                }
            }
        }
    }

    @Test
    void shouldWriteARowASample() {
        final CommandRun run = replay("--samples", "--format", "csv", "--to", "2026-01-01T00:00:00.002Z");
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        final String from = "2026-01-01T00:00:00.00";
        final String channel = "Z,1,\"worker, \"\"1\"\"\",";
        assertEquals(
                List.of(
                        "time,epoch,channel,sequence,metric,labels,value,caller_time_ns",
                        from + "1" + channel + "1,latency_seconds,\"op=\"\"get\"\"\",1e-06,1",
                        from + "1" + channel + "2,latency_seconds,\"op=\"\"get\"\"\",1e-05,",
                        from + "2" + channel + "4,latency_seconds,\"op=\"\"put\"\"\",2e-06,2",
                        from + "2" + channel + "5,latency_seconds,\"op=\"\"get\"\"\",2e-05,"),
                run.outLines());
    }

    @Test
    void shouldWriteAnObjectASample() {
        final CommandRun run = replay("--samples", "--format", "ndjson", "--label", "op=put");
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        assertEquals(2, run.outLines().size());
        assertEquals(
                "{\"schema\":\"samples.v1\",\"epoch\":1,\"channel\":\"worker, \\\"1\\\"\",\"t\":\"2026-01-01T00:00:00.002Z\","
                        + "\"sequence\":4,\"metric\":\"latency_seconds\",\"labels\":{\"op\":\"put\"},\"unit\":\"seconds\","
                        + "\"value\":2e-06,\"caller_time_ns\":\"2\"}",
                run.outLines().get(0));
    }

    @Test
    void shouldCutFinerThanTheSnapshots() {
        final CommandRun run = replay("--from-samples", "--interval", "2ms", "--format", "csv", "--label", "op=get");
        assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
        final List<String> counts = run.outLines().stream()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')) + " " + row.split(",", -1)[5])
                .toList();
        assertEquals(List.of("2026-01-01T00:00:00.002Z 3", "2026-01-01T00:00:00.004Z 3"), counts);
    }

    @Test
    void shouldTellOfEachBlock() {
        final CommandRun run = CommandRun.of("tail", folder.toString());
        assertTrue(
                run.outLines().stream()
                        .anyMatch(line -> line.contains("  samples 8  channel worker, \"1\"  from 0  to 11  bytes ")),
                run.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--samples",
                "--samples --from-samples",
                "--samples --format csv --speed 1x",
                "--from-samples --format openmetrics"
            })
    void shouldRefuseWhatDoesNotGoTogether(final String options) {
        final CommandRun run = replay(options.split(" "));
        assertEquals(ExitCode.WRONG_USAGE, run.exitCode());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    private CommandRun replay(final String... options) {
        return CommandRun.of(Stream.concat(Stream.of("replay", folder.toString()), Stream.of(options))
                .toArray(String[]::new));
    }
}
