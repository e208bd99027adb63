package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.SyncPolicy;
import io.tailrace.systemtests.process.Tailrace;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a replay keeps in memory is in proportion to the series, not to the journal: a heap that is smaller than the journal does. */
class ReplayMemoryTest {
    private static final int HEAP_MB = 24;
    private static final int SERIES = 24;
    private static final int SNAPSHOTS = 3_000;
    private static final int SAMPLES_A_SERIES = 400;

    @TempDir
    static Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"openmetrics", "ndjson", "hlog"})
    void shouldReplayAJournalThatIsLargerThanItsHeap(final String format) throws IOException, InterruptedException {
        final Path journal = directory.resolve("journal");
        if (!Files.exists(journal)) {
            write(journal);
        }
        final Path output = directory.resolve(format);
        Tailrace.in(directory)
                .environment(
                        "TAILRACE_JAVA_OPTS",
                        "-Xmx" + HEAP_MB + "m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError")
                .run(
                        "replay",
                        journal.toString(),
                        "--format",
                        format,
                        "--interval",
                        "1s",
                        "--metric",
                        "latency_seconds",
                        "--output",
                        output.toString())
                .expect(0);
        assertTrue(Files.size(output) > 100_000, () -> format);
    }

    private static void write(final Path journal) {
        final SettableClock clock = new SettableClock();
        final Random random = new Random(7);
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                        .clock(clock)
                        .threadingMode(ThreadingMode.INVOKER)
                        .journal(ChronicleJournal.at(journal).syncPolicy(SyncPolicy.NONE)));
                Channel channel = engine.openChannel("worker")) {
            final Metric latency = engine.register(MetricDescriptor.histogram("latency_seconds")
                    .unit(Unit.SECONDS)
                    .help("Latency.")
                    .labelNames("worker")
                    .bounds(1e-6, 1e-5, 1e-4, 1e-3)
                    .build());
            for (int snapshot = 0; snapshot < SNAPSHOTS; snapshot++) {
                for (int series = 0; series < SERIES; series++) {
                    final ChannelHistogram histogram = channel.histogram(latency, Integer.toString(series));
                    for (int i = 0; i < SAMPLES_A_SERIES; i++) {
                        histogram.record(1 + (long) Math.exp(random.nextDouble() * 20));
                    }
                }
                clock.advanceMs(100);
                assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
            }
        }
        try (ChronicleJournal written = ChronicleJournal.openForReading(journal)) {
            final long usedBytes = written.info().usedBytes();
            assertTrue(usedBytes > (HEAP_MB << 20), () -> "only " + usedBytes + " bytes");
        }
    }
}
