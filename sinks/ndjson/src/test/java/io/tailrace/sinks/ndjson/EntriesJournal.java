package io.tailrace.sinks.ndjson;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.replay.Replay;
import io.tailrace.engine.reader.replay.ReplayFormat;
import io.tailrace.engine.reader.replay.ReplayQuery;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.testsupport.SettableClock;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A journal with numbered entries, a counter and a histogram, made by engines one after the other. */
final class EntriesJournal {
    private static final long ROLL_BYTES = 128 * 1024;

    private final Path folder;
    private final SettableClock clock;
    private long recorded;

    EntriesJournal(final Path folder, final SettableClock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    JournalSource source() {
        return JournalSource.at(folder, error -> {});
    }

    long recorded() {
        return recorded;
    }

    /** Another engine, with so many entries. */
    void record(final int count) {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                        .service("shop")
                        .journal(ChronicleJournal.at(folder)
                                .rollBytes(ROLL_BYTES)
                                .checkpointBytes(ROLL_BYTES))
                        .threadingMode(ThreadingMode.INVOKER)
                        .clock(clock));
                Channel channel = engine.openChannel("till")) {
            final Metric orders = engine.register(
                    MetricDescriptor.counter("orders_total").help("Orders.").build());
            final Metric times = engine.register(
                    MetricDescriptor.histogram("order_seconds").help("Time.").build());
            final ChannelCounter counter = channel.counter(orders);
            final ChannelHistogram histogram = channel.histogram(times);
            final ComponentEntries orchestrator = engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            for (int i = 0; i < count; i++) {
                orchestrator.memoryPressure(EventLevel.Known.INFO, recorded, 0);
                counter.add(1 + recorded % 7);
                histogram.record(1_000 + recorded);
                recorded++;
                clock.advanceMs(110);
                engine.invoke();
            }
        }
    }

    /** What {@code replay --format ndjson} says of all of it. */
    List<String> replay() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final Replay replay = ReplayFormat.NDJSON.open(ReplayQuery.ALL, out).next();
        try (ChronicleJournal journal = ChronicleJournal.openForReading(folder);
                FrameTailer tailer = journal.openTailer("replay", StartPosition.EARLIEST)) {
            final FrameReader reader = new FrameReader(replay);
            int polled = 1;
            while (polled > 0) {
                polled = tailer.poll(reader, 1_000);
            }
            replay.finish();
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The numbers of entries out of their lines. */
    static List<Long> numbers(final List<String> lines) {
        return lines.stream()
                .map(line -> ((EventData.MemoryPressure) EntryReader.read(line).event()).usedMb())
                .toList();
    }
}
