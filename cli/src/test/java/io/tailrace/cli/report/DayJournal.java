package io.tailrace.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.Random;

/** A journal of a whole day. */
final class DayJournal {
    static final int SECONDS = 86_400;

    /** What its report may have. */
    static final long MOST_BYTES = 5_000_000;

    private DayJournal() {}

    /** A snapshot each minute. */
    static void write(final Path directory, final int series) {
        final Random random = new Random(1);
        final SettableClock clock = new SettableClock();
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                        .clock(clock)
                        .threadingMode(ThreadingMode.INVOKER)
                        .journal(ChronicleJournal.at(directory)));
                Channel channel = engine.openChannel("till")) {
            final Metric latency = engine.register(MetricDescriptor.histogram("order_latency_seconds")
                    .unit(Unit.SECONDS)
                    .help("Time to match an order.")
                    .labelNames("op")
                    .build());
            for (int second = 0; second < SECONDS; second += 60) {
                for (int i = 0; i < series * 100; i++) {
                    channel.histogram(latency, "op" + i % series)
                            .record((long) (400_000 * Math.exp(1.5 * random.nextGaussian())));
                }
                clock.advanceMs(60_000);
                assertEquals(FlushResult.FLUSHED, engine.flush(Long.MAX_VALUE));
            }
        }
    }
}
