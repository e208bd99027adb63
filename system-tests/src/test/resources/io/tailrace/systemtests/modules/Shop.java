package shop;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.sinks.journal.ChronicleJournal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** Records a thousand orders into a journal, asks its own page until they are on it, and prints that. */
public final class Shop {
    public static void main(String[] args) throws Exception {
        EngineClock clock = EngineClock.system();
        EngineContext context = new EngineContext().service("shop").journal(ChronicleJournal.at(Path.of(args[0])));
        try (TelemetryEngine engine = TelemetryEngine.launch(context);
                Exposer page = Exposer.launch(new ExposerContext().port(0), engine::openTailer, clock);
                Channel channel = engine.openChannel("till")) {
            var latency = channel.histogram(engine.register(MetricDescriptor.histogram("order_latency_seconds")
                    .unit(Unit.SECONDS)
                    .help("Time to serve")
                    .build()));
            var orders = channel.counter(engine.register(
                    MetricDescriptor.counter("orders_total").help("Orders").build()));
            for (int i = 0; i < 1_000; i++) {
                latency.record(i * 1_000L);
                orders.increment();
            }
            engine.flush(10_000_000_000L);
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + page.address().getPort() + "/metrics"))
                    .build();
            String body = "";
            for (int attempt = 0; attempt < 1_000 && !body.contains("\norders_total 1000\n"); attempt++) {
                body = HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body();
            }
            System.out.print(body);
            System.out.println("# " + engine.getClass().getModule() + ", " + page.getClass().getModule());
        }
    }
}
