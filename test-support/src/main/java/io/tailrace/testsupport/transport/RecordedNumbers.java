package io.tailrace.testsupport.transport;

import io.tailrace.codec.entry.ComponentId;
import io.tailrace.codec.entry.EventLevel;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.entry.ComponentEntries;
import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.testsupport.SettableClock;

/**
 * An engine that records the numbers 1, 2, 3, ..., each in a cut of its own: as the total of the counter {@value #COUNTER}, and as an entry of memory
 * pressure that used as many MB. Everything on the test's thread.
 */
public final class RecordedNumbers implements AutoCloseable {
    /** Name of the counter. */
    public static final String COUNTER = "contract_numbers_total";

    private static final int CUT_MS = 100;
    private static final int ENTRY_MS = 10;

    private final SettableClock clock;
    private final TelemetryEngine engine;
    private final ChannelCounter counter;
    private final ComponentEntries entries;
    private long last;

    RecordedNumbers(final SettableClock clock, final FrameLogFactory journal) {
        this.clock = clock;
        engine = TelemetryEngine.launch(new EngineContext()
                .journal(journal)
                .threadingMode(ThreadingMode.INVOKER)
                .clock(clock));
        counter = engine.openChannel("contract")
                .counter(engine.register(MetricDescriptor.counter(COUNTER)
                        .help("Numbers of the contract test.")
                        .build()));
        entries = engine.entries().of(ComponentId.Plain.ORCHESTRATOR);
        while (engine.invoke() > 0) {
            // until the journal has the first checkpoint
        }
    }

    /** Records the next number; true if the recording thread was not refused anything. */
    boolean next() {
        last++;
        final boolean isTaken = counter.add(1) == RecordResult.ACCEPTED
                && entries.memoryPressure(EventLevel.Known.INFO, last, 0) == RecordResult.ACCEPTED;
        for (int passedMs = 0; passedMs < CUT_MS; passedMs += ENTRY_MS) {
            clock.advanceMs(ENTRY_MS);
            engine.invoke();
        }
        return isTaken;
    }

    /** The last number. */
    long last() {
        return last;
    }

    @Override
    public void close() {
        engine.close();
    }
}
