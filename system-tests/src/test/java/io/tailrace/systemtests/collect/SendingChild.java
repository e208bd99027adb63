package io.tailrace.systemtests.collect;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Histogram;
import io.tailrace.sinks.aeron.AeronLink;
import io.tailrace.sinks.aeron.AeronLinkContext;
import io.tailrace.sinks.aeron.AeronSender;
import io.tailrace.sinks.aeron.AeronSenderContext;
import io.tailrace.sinks.aeron.SourceName;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.sinks.transport.PositionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A service with an engine, a journal and a sender. Arguments: a folder of its own, its instance, the channels of frames and of acknowledgements,
 * the seed of its values, and a file that is made when it is to end. It says {@code recorded} when all of its values are in its journal, and
 * {@code delivered} when all of that was acknowledged, and then ends if the file is there.
 */
final class SendingChild {
    private static final int QUIET_CYCLES = 200;

    private SendingChild() {}

    public static void main(final String[] arguments) throws InterruptedException {
        final Path folder = Path.of(arguments[0]);
        final Path journal = folder.resolve("journal");
        final SourceName name = new SourceName("shop", arguments[1]);
        try (AeronLink link = AeronLink.of(new AeronLinkContext().invoked(true));
                PositionStore positions = PositionStore.open(folder.resolve("positions"))) {
            final AeronSender sender = new AeronSender(
                    new AeronSenderContext(link, JournalSource.at(journal, Throwable::printStackTrace), name, positions)
                            .channel(arguments[2], AeronSenderContext.DEFAULT_STREAM_ID)
                            .returnChannel(arguments[3], AeronSenderContext.DEFAULT_RETURN_STREAM_ID));
            try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext()
                    .service(name.service())
                    .instance(name.instance())
                    .snapshotIntervalNs(TimeUnit.MILLISECONDS.toNanos(20))
                    .journal(ChronicleJournal.at(journal)))) {
                record(engine, sender, Long.parseLong(arguments[4]));
                engine.flush(TimeUnit.SECONDS.toNanos(30));
                System.out.println("recorded");
                while (!Files.exists(Path.of(arguments[5]))) {
                    work(sender);
                }
            }
            int quiet = 0;
            while (quiet < QUIET_CYCLES) {
                work(sender);
                quiet = sender.isCaughtUp() ? quiet + 1 : 0;
            }
            sender.onClose();
            System.out.println("delivered " + sender.status());
        }
    }

    private static void record(final TelemetryEngine engine, final AeronSender sender, final long seed) {
        final Channel channel = engine.openChannel("worker");
        final Histogram histogram = channel.histogram(engine.register(SentSamples.work()));
        final Counter counter = channel.counter(engine.register(SentSamples.calls()));
        int recorded = 0;
        for (final long valueNs : SentSamples.values(seed)) {
            while (histogram.record(valueNs).isRefused()) {
                Thread.onSpinWait();
            }
            while (counter.increment().isRefused()) {
                Thread.onSpinWait();
            }
            if (++recorded % 50 == 0) {
                work(sender);
            }
        }
    }

    private static void work(final AeronSender sender) {
        if (sender.doWork() == 0) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(500));
        }
    }
}
