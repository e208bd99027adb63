package io.tailrace.samples.embedded;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelCounter;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.nio.file.Path;

/** The least that a service needs: an engine with a journal, a page for Prometheus, and a channel for its one busy thread. */
public final class EmbeddedService {
    private EmbeddedService() {}

    /**
     * Records a thousand orders, then shows where the page is.
     *
     * @param args folder of the journal, and port of the page (0 takes a free one).
     */
    public static void main(final String[] args) {
        final EngineClock clock = EngineClock.system();
        // tag::embed[]
        final EngineContext context =
                new EngineContext().service("orders").journal(ChronicleJournal.at(Path.of(args[0])));
        try (TelemetryEngine engine = TelemetryEngine.launch(context);
                Exposer page = Exposer.launch(
                        new ExposerContext().port(Integer.parseInt(args[1])), engine::openTailer, clock)) {
            final Metric latency = engine.register(MetricDescriptor.histogram("order_latency_seconds")
                    .unit(Unit.SECONDS)
                    .help("Time to match an order")
                    .labelNames("side")
                    .bounds(1e-6, 1e-5, 1e-4, 1e-3)
                    .build());
            final Metric orders = engine.register(MetricDescriptor.counter("orders_total")
                    .help("Orders matched")
                    .build());
            try (Channel channel = engine.openChannel("matching")) { // one for each recording thread
                final ChannelHistogram buys = channel.histogram(latency, "buy"); // handles: made once, kept
                final ChannelCounter matched = channel.counter(orders);
                for (int i = 0; i < 1_000; i++) {
                    final long startNs = clock.nanoTime();
                    OrderBook.match(i);
                    buys.record(clock.nanoTime() - startNs); // some nanoseconds; never waits, never allocates
                    matched.increment();
                }
            }
            engine.flush(1_000_000_000L);
            System.out.println("http://127.0.0.1:" + page.address().getPort() + "/metrics");
            OrderBook.awaitClose();
        }
        // end::embed[]
    }
}
