package io.tailrace.systemtests.nativeimage;

import io.tailrace.codec.histogram.HistogramPayload;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.exposer.Exposer;
import io.tailrace.exposer.ExposerContext;
import io.tailrace.micrometer.TailraceMeterRegistry;
import io.tailrace.opentelemetry.TailraceOpenTelemetry;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** What a service would build into a native image: an engine in memory, a page, and both bridges. The JVM that runs it tells what it loaded. */
final class Embedder {
    private static final int DIGITS = 3;
    private static final long HIGHEST = 3_600_000_000_000L;

    private Embedder() {}

    /** Prints the page. */
    public static void main(final String[] args) throws Exception {
        try (TelemetryEngine engine = TelemetryEngine.launch(new EngineContext().service("embedder"));
                Exposer page = Exposer.launch(new ExposerContext().port(0), engine::openTailer, EngineClock.system());
                Channel channel = engine.openChannel("worker");
                TailraceOpenTelemetry telemetry = TailraceOpenTelemetry.launch(engine)) {
            final ChannelHistogram latency =
                    channel.histogram(engine.register(MetricDescriptor.histogram("latency_seconds")
                            .unit(Unit.SECONDS)
                            .help("Time to serve")
                            .build()));
            latency.record(1_000);
            TailraceMeterRegistry.over(engine).timer("work").record(Duration.ofMillis(1));
            telemetry.getMeter("embedder").counterBuilder("calls").build().add(1);
            engine.flush(Long.MAX_VALUE);
            decode();
            print(URI.create("http://127.0.0.1:" + page.address().getPort() + "/metrics"));
        }
    }

    /** As readers do. */
    private static void decode() {
        final Histogram written = new Histogram(1, HIGHEST, DIGITS);
        final ByteBuffer payload = ByteBuffer.allocate(written.getNeededByteBufferCapacity());
        written.encodeIntoByteBuffer(payload);
        payload.flip();
        HistogramPayload.decode(payload, 1, HIGHEST, DIGITS);
    }

    /** The page is made by a thread of its own, which may not have read the newest snapshot yet. */
    private static void print(final URI page) throws Exception {
        String text = "";
        while (!text.contains("\nlatency_seconds_count 1\n")) {
            try (InputStream in = page.toURL().openStream()) {
                text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        System.out.println(text);
    }
}
