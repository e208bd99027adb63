package io.tailrace.jmh.exposer.peer;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.tailrace.cli.synthetic.SyntheticShape;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;

/** client_java: its registry, its text writer, its HTTP server. */
final class ClientJavaRegistry implements PeerRegistry {
    private static final double SECONDS_PER_NS = 1e-9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final DistributionDataPoint[] histograms;
    private final GaugeDataPoint[] gauges;
    private final CounterDataPoint[] counters;

    ClientJavaRegistry(final SyntheticShape shape) {
        final Histogram histogram = Histogram.builder()
                .name(SyntheticShape.HISTOGRAM)
                .help(SyntheticShape.HISTOGRAM_HELP)
                .labelNames(SyntheticShape.SHARD, SyntheticShape.KEY)
                .classicOnly()
                .classicUpperBounds(PeerBounds.SECONDS)
                .withoutExemplars()
                .register(registry);
        final Gauge gauge = Gauge.builder()
                .name(SyntheticShape.GAUGE)
                .help(SyntheticShape.GAUGE_HELP)
                .labelNames(SyntheticShape.SHARD, SyntheticShape.KEY)
                .withoutExemplars()
                .register(registry);
        final Counter counter = Counter.builder()
                .name(SyntheticShape.COUNTER)
                .help(SyntheticShape.COUNTER_HELP)
                .labelNames(SyntheticShape.SHARD, SyntheticShape.KEY)
                .withoutExemplars()
                .register(registry);
        histograms = new DistributionDataPoint[shape.histograms()];
        gauges = new GaugeDataPoint[shape.gauges()];
        counters = new CounterDataPoint[shape.counters()];
        for (int i = 0; i < histograms.length; i++) {
            histograms[i] = histogram.labelValues(SyntheticShape.shard(i), SyntheticShape.key(i));
        }
        for (int i = 0; i < gauges.length; i++) {
            gauges[i] = gauge.labelValues(SyntheticShape.shard(i), SyntheticShape.key(i));
        }
        for (int i = 0; i < counters.length; i++) {
            counters[i] = counter.labelValues(SyntheticShape.shard(i), SyntheticShape.key(i));
        }
    }

    @Override
    public void record(final long round) {
        for (int i = 0; i < histograms.length; i++) {
            histograms[i].observe(SyntheticShape.latencyNs(i, round) * SECONDS_PER_NS);
        }
        for (int i = 0; i < gauges.length; i++) {
            gauges[i].set(SyntheticShape.depth(i, round));
        }
        for (int i = 0; i < counters.length; i++) {
            counters[i].inc(SyntheticShape.increment(i, round));
        }
    }

    @Override
    public void write(final OutputStream out) throws IOException {
        writer.write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    }

    @Override
    public RunningPeer serve() throws IOException {
        final HTTPServer server = HTTPServer.builder()
                .inetAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .registry(registry)
                .buildAndStart();
        return new RunningPeer(server.getPort(), server::close);
    }
}
