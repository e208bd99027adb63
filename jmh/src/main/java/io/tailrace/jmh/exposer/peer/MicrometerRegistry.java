package io.tailrace.jmh.exposer.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tailrace.cli.synthetic.SyntheticShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Micrometer: its Prometheus registry behind the JDK's HTTP server. Its timers have a line more each, a maximum. */
final class MicrometerRegistry implements PeerRegistry {
    private static final int OK = 200;
    private static final int THREADS = 4;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer[] timers;
    private final double[] depths;
    private final Counter[] counters;

    MicrometerRegistry(final SyntheticShape shape) {
        timers = new Timer[shape.histograms()];
        depths = new double[shape.gauges()];
        counters = new Counter[shape.counters()];
        for (int i = 0; i < timers.length; i++) {
            timers[i] = Timer.builder(SyntheticShape.HISTOGRAM.replace("_seconds", ""))
                    .description(SyntheticShape.HISTOGRAM_HELP)
                    .tags(tags(i))
                    .serviceLevelObjectives(PeerBounds.durations())
                    .register(registry);
        }
        for (int i = 0; i < depths.length; i++) {
            final int index = i;
            Gauge.builder(SyntheticShape.GAUGE, () -> depths[index])
                    .description(SyntheticShape.GAUGE_HELP)
                    .tags(tags(i))
                    .register(registry);
        }
        for (int i = 0; i < counters.length; i++) {
            counters[i] = Counter.builder(SyntheticShape.COUNTER)
                    .description(SyntheticShape.COUNTER_HELP)
                    .tags(tags(i))
                    .register(registry);
        }
    }

    private static String[] tags(final int index) {
        return new String[] {
            SyntheticShape.SHARD, SyntheticShape.shard(index), SyntheticShape.KEY, SyntheticShape.key(index)
        };
    }

    @Override
    public void record(final long round) {
        for (int i = 0; i < timers.length; i++) {
            timers[i].record(SyntheticShape.latencyNs(i, round), TimeUnit.NANOSECONDS);
        }
        for (int i = 0; i < depths.length; i++) {
            depths[i] = SyntheticShape.depth(i, round);
        }
        for (int i = 0; i < counters.length; i++) {
            counters[i].increment((double) SyntheticShape.increment(i, round));
        }
    }

    @Override
    public void write(final OutputStream out) throws IOException {
        registry.scrape(out);
    }

    @Override
    public RunningPeer serve() throws IOException {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(threads);
        server.createContext("/metrics", this::answer);
        server.start();
        return new RunningPeer(server.getAddress().getPort(), () -> {
            server.stop(0);
            threads.shutdownNow();
        });
    }

    private void answer(final HttpExchange exchange) throws IOException {
        final ByteArrayOutputStream page = new ByteArrayOutputStream();
        write(page);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        exchange.sendResponseHeaders(OK, page.size());
        try (OutputStream body = exchange.getResponseBody()) {
            page.writeTo(body);
        }
    }
}
