package io.tailrace.sinks.amqp;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryReader;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.codec.envelope.EventEnvelope;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.engine.recording.Channel;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A journal of numbered entries, made by engines one after the other. */
final class RecordedEvents {
    private static final Pattern ENTRY = Pattern.compile("\\{\"sequence\":\\d+,\"cut\":false,\"entry\":(.*)}");

    private final Path folder;
    private final SettableClock clock;
    private long recorded;

    RecordedEvents(final Path folder, final SettableClock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    JournalSource source() {
        return JournalSource.at(folder, error -> {});
    }

    long recorded() {
        return recorded;
    }

    /** Another engine, which tells so many entries. */
    void record(final int count) {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                        .service("shop")
                        .instance("till-1")
                        .journal(ChronicleJournal.at(folder))
                        .threadingMode(ThreadingMode.INVOKER)
                        .clock(clock));
                Channel channel = engine.openChannel("till")) {
            channel.counter(engine.register(MetricDescriptor.counter("orders_total")
                            .help("Orders.")
                            .build()))
                    .increment();
            final ComponentEntries orchestrator = engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
            for (int i = 0; i < count; i++) {
                orchestrator.memoryPressure(EventLevel.Known.WARNING, recorded++, 0);
                clock.advanceMs(10);
                engine.invoke();
            }
        }
    }

    /** The number in an envelope of an entry. */
    static long number(final EventEnvelope envelope) {
        final Matcher matcher = ENTRY.matcher(envelope.payload().text());
        if (!matcher.matches()) {
            throw new AssertionError(envelope.payload().text());
        }
        return ((EventData.MemoryPressure) EntryReader.read(matcher.group(1)).event()).usedMb();
    }

    static List<Long> numbers(final List<EventEnvelope> envelopes) {
        return envelopes.stream().map(RecordedEvents::number).toList();
    }
}
