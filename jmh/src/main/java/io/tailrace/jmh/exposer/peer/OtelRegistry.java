package io.tailrace.jmh.exposer.peer;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.exporter.prometheus.PrometheusHttpServer;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.metrics.ExemplarFilter;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.tailrace.cli.synthetic.SyntheticShape;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;

/** OpenTelemetry: its SDK and its Prometheus exporter, without scope and target, which ours has not. */
final class OtelRegistry implements PeerRegistry {
    private static final double SECONDS_PER_NS = 1e-9;
    private static final int CARDINALITY = 200_000;

    private final PrometheusMetricReader reader = PrometheusMetricReader.builder()
            .setOtelScopeLabelsEnabled(false)
            .setTargetInfoMetricEnabled(false)
            .build();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private final SyntheticShape shape;
    private final Attributes[] attributes;
    private Instruments instruments;
    private SdkMeterProvider provider;

    /** One of each type. */
    private record Instruments(DoubleHistogram histogram, DoubleGauge gauge, LongCounter counter) {}

    OtelRegistry(final SyntheticShape shape) {
        this.shape = shape;
        attributes = new Attributes[Math.max(shape.histograms(), Math.max(shape.gauges(), shape.counters()))];
        for (int i = 0; i < attributes.length; i++) {
            attributes[i] = Attributes.of(
                    AttributeKey.stringKey(SyntheticShape.SHARD),
                    SyntheticShape.shard(i),
                    AttributeKey.stringKey(SyntheticShape.KEY),
                    SyntheticShape.key(i));
        }
        readBy(reader);
    }

    private void readBy(final MetricReader by) {
        provider = SdkMeterProvider.builder()
                .registerMetricReader(by)
                .setExemplarFilter(ExemplarFilter.alwaysOff())
                .registerView(
                        InstrumentSelector.builder().setName("*").build(),
                        View.builder().setCardinalityLimit(CARDINALITY).build())
                .build();
        final Meter meter = provider.get("peers");
        instruments = new Instruments(
                meter.histogramBuilder(SyntheticShape.HISTOGRAM)
                        .setDescription(SyntheticShape.HISTOGRAM_HELP)
                        .setExplicitBucketBoundariesAdvice(PeerBounds.list())
                        .build(),
                meter.gaugeBuilder(SyntheticShape.GAUGE)
                        .setDescription(SyntheticShape.GAUGE_HELP)
                        .build(),
                meter.counterBuilder(SyntheticShape.COUNTER)
                        .setDescription(SyntheticShape.COUNTER_HELP)
                        .build());
    }

    @Override
    public void record(final long round) {
        final Instruments to = instruments;
        for (int i = 0; i < shape.histograms(); i++) {
            to.histogram().record(SyntheticShape.latencyNs(i, round) * SECONDS_PER_NS, attributes[i]);
        }
        for (int i = 0; i < shape.gauges(); i++) {
            to.gauge().set(SyntheticShape.depth(i, round), attributes[i]);
        }
        for (int i = 0; i < shape.counters(); i++) {
            to.counter().add(SyntheticShape.increment(i, round), attributes[i]);
        }
    }

    @Override
    public void write(final OutputStream out) throws IOException {
        writer.write(out, reader.collect(), EscapingScheme.UNDERSCORE_ESCAPING);
    }

    /** Its server is a reader of its own; it does not say which port it took, so it is given one that was free. */
    @Override
    public RunningPeer serve() throws IOException {
        provider.close();
        final int port = freePort();
        readBy(PrometheusHttpServer.builder()
                .setHost(InetAddress.getLoopbackAddress().getHostAddress())
                .setPort(port)
                .setOtelScopeLabelsEnabled(false)
                .setTargetInfoMetricEnabled(false)
                .build());
        return new RunningPeer(port, provider::close);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
