package io.tailrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.HistogramRange;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.log.AppendResult;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.samples.kvstore.KvWorkload;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Small journals whose every number is known, whole ones and others. */
public final class SampleJournal {
    /** The one channel. */
    public static final String CHANNEL = KvWorkload.WORKER_CHANNEL_PREFIX + "0";

    /** Each of these seconds has a snapshot. */
    public static final int SECONDS = 3;

    /** Samples in each of them: the latencies 1 to 100 us, of gets. */
    public static final int SAMPLES_A_SECOND = 100;

    private static final int FRAMES_A_POLL = 100;
    private static final long MS_PER_SECOND = 1_000;

    private SampleJournal() {}

    /** Adds an epoch, closed in order. It begins at {@link SettableClock#START_EPOCH_NS}. */
    public static void write(final Path directory) {
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .service("shop")
                .instance("till-1")
                .buildVersion("1.2.3")
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .journal(ChronicleJournal.at(directory)))) {
            final Metric latency = engine.register(MetricDescriptor.histogram(KvWorkload.LATENCY_METRIC)
                    .unit(Unit.SECONDS)
                    .help("Time that an operation took.")
                    .labelNames("op")
                    .range(new HistogramRange(1, 1_000_000_000, 3))
                    .bounds(10e-6, 50e-6, 100e-6)
                    .build());
            try (Channel channel = engine.openChannel(CHANNEL)) {
                for (int second = 0; second < SECONDS; second++) {
                    for (int us = 1; us <= SAMPLES_A_SECOND; us++) {
                        assertEquals(
                                RecordResult.ACCEPTED,
                                channel.histogram(latency, "get").record(us * 1_000L));
                    }
                    clock.advanceMs(MS_PER_SECOND);
                    assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
                }
            }
        }
    }

    /** Adds an epoch in which the channel goes under a rate limit after 600 ms, and is free again 200 ms later. */
    public static void writeLimited(final Path directory) {
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .ringSamples(256)
                .breachWindowNs(200_000_000)
                .rateLimitPerSecond(1_000)
                .rateLimitRecoveryNs(200_000_000)
                .lateBoundNs(Long.MAX_VALUE)
                .journal(ChronicleJournal.at(directory)))) {
            final Metric hits = engine.register(
                    MetricDescriptor.counter("hits_total").help("Hits.").build());
            try (Channel channel = engine.openChannel(CHANNEL)) {
                for (int passedMs = 0; passedMs < MS_PER_SECOND; passedMs += 100) {
                    for (int i = 0; passedMs < 600 && i < 300; i++) {
                        channel.counter(hits).increment();
                    }
                    clock.advanceMs(100);
                    engine.invoke();
                }
            }
        }
    }

    /** A metric whose version is bumped, and whose old version ends; and a series that is idle for too long. */
    public static void writeVersions(final Path directory) {
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                        .clock(clock)
                        .threadingMode(ThreadingMode.INVOKER)
                        .retirementWindowNs(200_000_000)
                        .journal(ChronicleJournal.at(directory)));
                Channel channel = engine.openChannel(CHANNEL)) {
            channel.counter(engine.register(hits(1, "route")), "/").increment();
            final Metric newer = engine.register(hits(2, "path"));
            engine.expireIdleSeries(newer, MS_PER_SECOND * 1_000_000L);
            channel.counter(newer, "/").increment();
            for (int passedMs = 0; passedMs < 3 * MS_PER_SECOND; passedMs += 100) {
                clock.advanceMs(100);
                engine.invoke();
            }
        }
    }

    private static MetricDescriptor hits(final int version, final String label) {
        return MetricDescriptor.counter("hits_total")
                .help("Hits.")
                .labelNames(label)
                .version(version, 0)
                .build();
    }

    /** All frames of a journal. */
    public static List<byte[]> frames(final Path directory) {
        final List<byte[]> frames = new ArrayList<>();
        try (ChronicleJournal journal = ChronicleJournal.openForReading(directory);
                FrameTailer tailer = journal.openTailer("frames", StartPosition.EARLIEST)) {
            int polled = 1;
            while (polled > 0) {
                polled = tailer.poll(
                        (buffer, offset, length, position) -> {
                            final byte[] bytes = new byte[length];
                            buffer.getBytes(offset, bytes);
                            frames.add(bytes);
                        },
                        FRAMES_A_POLL);
            }
        }
        return frames;
    }

    /** Makes a journal of these frames, whatever they say. */
    public static void write(final Path directory, final List<byte[]> frames) {
        try (ChronicleJournal journal = ChronicleJournal.at(directory).open(EngineClock.system(), fault -> {
            throw new AssertionError(fault);
        })) {
            for (final byte[] frame : frames) {
                assertEquals(
                        AppendResult.APPENDED, journal.appender().append(new UnsafeBuffer(frame), 0, frame.length));
            }
        }
    }
}
