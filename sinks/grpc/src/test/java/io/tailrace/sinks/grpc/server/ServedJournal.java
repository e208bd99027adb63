package io.tailrace.sinks.grpc.server;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.FlushResult;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.recording.Channel;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.sinks.journal.JournalContext;
import io.tailrace.sinks.transport.JournalSource;
import io.tailrace.testsupport.SettableClock;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** An engine with a journal, and a server of it, all run by the test's thread. */
final class ServedJournal implements AutoCloseable {
    static final String CHANNEL = "worker";

    final SettableClock clock = new SettableClock();
    final Path folder;
    final Path journal;
    private final UnaryOperator<GrpcStreamContext> options;
    private final UnaryOperator<JournalContext> journalOptions;
    GrpcStreamServer server;
    private TelemetryEngine engine;
    private Channel channel;
    private Metric hits;
    private Metric took;
    private long recorded;

    ServedJournal(final Path folder) {
        this(folder, context -> context, context -> context);
    }

    ServedJournal(
            final Path folder,
            final UnaryOperator<GrpcStreamContext> options,
            final UnaryOperator<JournalContext> journalOptions) {
        this.folder = folder;
        this.options = options;
        this.journalOptions = journalOptions;
        journal = folder.resolve("journal");
        launchEngine();
        launch();
    }

    void launch() {
        server = GrpcStreamServer.invoked(
                options.apply(new GrpcStreamContext()
                        .address("127.0.0.1", 0)
                        .positions(folder.resolve("positions"))
                        .clock(clock)),
                JournalSource.at(journal, error -> {}));
    }

    private void launchEngine() {
        engine = TelemetryEngine.launch(new EngineContext()
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER)
                .journal(journalOptions.apply(ChronicleJournal.at(journal))));
        hits = engine.register(MetricDescriptor.counter("hits_total")
                .help("Hits.")
                .labelNames("path")
                .build());
        took = engine.register(MetricDescriptor.histogram("took_seconds")
                .unit(io.tailrace.engine.descriptor.Unit.SECONDS)
                .help("Time that it took.")
                .retainSamples()
                .build());
        channel = engine.openChannel(CHANNEL);
        while (engine.invoke() > 0) {
            // until the journal has the first checkpoint
        }
    }

    /** One life of the service ends, another one begins. */
    void restartEngine() {
        engine.close();
        launchEngine();
    }

    /** Records some samples, of several series, and cuts. */
    void record(final int samples) {
        for (int i = 0; i < samples; i++) {
            channel.counter(hits, i % 2 == 0 ? "/" : "/cart").add(1);
            channel.histogram(took).record(1_000L * (1 + i));
            recorded += 2;
        }
        clock.advanceMs(100);
        if (engine.flush(Long.MAX_VALUE) != FlushResult.FLUSHED) {
            throw new AssertionError("not flushed");
        }
    }

    /** Samples that were recorded so far. */
    long recorded() {
        return recorded;
    }

    /** Gives the server turns until something is so; the test's timeout is the bound. */
    void await(final BooleanSupplier isSo) {
        while (!isSo.getAsBoolean()) {
            server.work();
            LockSupport.parkNanos(1);
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("it never was so");
            }
        }
    }

    /** Gives the server some turns. */
    void turns(final int count) {
        for (int i = 0; i < count; i++) {
            server.work();
            LockSupport.parkNanos(1);
        }
    }

    /** Things that were acknowledged by those who are served. */
    long delivered() {
        return server.statuses().stream()
                .mapToLong(status -> status.delivered())
                .sum();
    }

    long failures() {
        return server.statuses().stream().mapToLong(status -> status.failures()).sum();
    }

    @Override
    public void close() {
        server.close();
        engine.close();
    }
}
