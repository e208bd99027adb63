package io.tailrace.systemtests.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small journal whose every number is known. */
public final class SampleJournal {
    /** The one metric's name. */
    public static final String COUNTER = "orders_total";
    /** Name of the one channel. */
    public static final String CHANNEL = "till";
    /** How many snapshots hold samples. */
    public static final int SNAPSHOTS = 5;
    /** Samples in each of them. */
    public static final int SAMPLES_A_SNAPSHOT = 100;

    private SampleJournal() {}

    /** Writes one epoch into a journal, and closes it orderly. */
    public static void write(final Path journal) {
        final EngineContext context = new EngineContext()
                .service("shop")
                .instance("till-1")
                .journal(ChronicleJournal.at(journal))
                .threadingMode(ThreadingMode.INVOKER);
        try (TelemetryEngine engine = TelemetryEngine.launch(context);
                Channel channel = engine.openChannel(CHANNEL)) {
            final ChannelCounter orders = channel.counter(engine.register(
                    MetricDescriptor.counter(COUNTER).help("Orders taken.").build()));
            for (int i = 0; i < SNAPSHOTS; i++) {
                for (int sample = 0; sample < SAMPLES_A_SNAPSHOT; sample++) {
                    assertEquals(RecordResult.ACCEPTED, orders.increment());
                }
                assertEquals(FlushResult.FLUSHED, engine.flush(TimeUnit.SECONDS.toNanos(30)));
            }
        }
    }
}
