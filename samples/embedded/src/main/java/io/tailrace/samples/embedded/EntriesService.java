package io.tailrace.samples.embedded;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EntryMetrics;
import io.tailrace.codec.entry.EventData;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.engine.entry.TelemetryProvider;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.ndjson.EntriesAgent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Tells what a service does, not how often: telemetry entries, in the journal and as lines of JSON. */
public final class EntriesService {
    private EntriesService() {}

    /**
     * Records some entries, then writes those of the journal into a file.
     *
     * @param args folder of the journal, and the file.
     */
    public static void main(final String[] args) {
        final Path folder = Path.of(args[0]);
        final Path file = Path.of(args[1]);
        // tag::record[]
        try (TelemetryEngine engine =
                TelemetryEngine.launch(new EngineContext().service("orders").journal(ChronicleJournal.at(folder)))) {
            final ComponentEntries orchestrator =
                    engine.entries().of(ComponentId.Plain.ORCHESTRATOR); // made once, kept
            orchestrator.processingStarted(
                    EventLevel.Known.INFO, 1_000, 0, "price-time"); // never waits, never allocates
            orchestrator.processingCompleted(EventLevel.Known.INFO, 2, 1.5, 1_000);

            final TelemetryProvider matcher = new Matcher();
            engine.entries().record(matcher.logEvent(EventLevel.Known.WARNING, new EventData.MemoryPressure(900, 100)));
            engine.flush(1_000_000_000L);
        }
        // end::record[]
        // tag::follow[]
        try (ChronicleJournal journal = ChronicleJournal.openForReading(folder)) {
            final EntriesAgent agent = new EntriesAgent(journal, file, EngineClock.system());
            agent.doWork(); // again and again on a thread, such as Agrona's AgentRunner, while the service runs
            agent.onClose(); // writes what is left
            agent.fault().ifPresent(System.err::println);
        }
        // end::follow[]
    }

    // tag::provider[]
    private static final class Matcher implements TelemetryProvider {
        @Override
        public ComponentId componentId() {
            return ComponentId.Plain.ORCHESTRATOR;
        }

        @Override
        public Optional<UUID> correlationId() {
            return Optional.empty();
        }

        @Override
        public Optional<EntryMetrics> captureMetrics() {
            return Optional.empty();
        }
    }
    // end::provider[]
}
