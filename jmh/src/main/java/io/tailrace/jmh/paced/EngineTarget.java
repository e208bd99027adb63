package io.tailrace.jmh.paced;

import io.tailrace.cli.bench.paced.PacedTarget;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.log.FrameLogFactory;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.jmh.Metrics;

/** A whole engine with its threads and one channel. */
final class EngineTarget implements PacedTarget {
    private final TelemetryEngine engine;
    private final Channel channel;
    private final ChannelHistogram histogram;
    private long refused;

    EngineTarget(final FrameLogFactory journal) {
        engine = TelemetryEngine.launch(new EngineContext().journal(journal));
        channel = engine.openChannel("paced");
        histogram = channel.histogram(engine.register(Metrics.latency()));
    }

    @Override
    public void record(final long valueNs) {
        if (histogram.record(valueNs) != RecordResult.ACCEPTED) {
            refused++;
        }
    }

    @Override
    public long refused() {
        return refused;
    }

    @Override
    public void close() {
        channel.close();
        engine.close();
    }
}
