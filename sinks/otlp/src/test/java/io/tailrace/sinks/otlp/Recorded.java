package io.tailrace.sinks.otlp;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.reader.FrameListener;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.recording.Channel;
import io.tailrace.testsupport.ListFrameLog;
import io.tailrace.testsupport.SettableClock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real engine without threads whose frames are kept in a list, and readers of them. */
public final class Recorded implements AutoCloseable {
    public final SettableClock clock;
    public final ListFrameLog log;
    public final TelemetryEngine engine;
    public final Channel channel;

    public Recorded() {
        this(new SettableClock(), new ListFrameLog(), Map.of());
    }

    private Recorded(final SettableClock clock, final ListFrameLog log, final Map<String, String> labels) {
        this.clock = clock;
        this.log = log;
        engine = TelemetryEngine.launch(new EngineContext()
                .service("svc")
                .instance("one")
                .buildVersion("1.2.3")
                .extraLabels(labels)
                .journal((engineClock, errors) -> log)
                .clock(clock)
                .threadingMode(ThreadingMode.INVOKER));
        channel = engine.openChannel("test");
        work();
    }

    /** One that has labels of its own. */
    public static Recorded withLabels(final Map<String, String> labels) {
        return new Recorded(new SettableClock(), new ListFrameLog(), labels);
    }

    /** Ends this engine, and begins the next one with its journal. */
    public Recorded restart() {
        close();
        clock.advanceMs(5_000);
        return new Recorded(clock, log.reopen(), Map.of());
    }

    /** What was recorded so far becomes a snapshot. */
    public void cut() {
        clock.advanceMs(100);
        work();
    }

    public void work() {
        while (engine.invoke() > 0) {
            Thread.onSpinWait();
        }
    }

    /** Tells a listener everything from the beginning. */
    public void read(final FrameListener listener) {
        log.read(new FrameReader(listener));
    }

    /** Tells a listener what lies from a frame on. */
    public void readFrom(final int firstFrame, final FrameListener listener) {
        final FrameReader reader = new FrameReader(listener);
        log.read((buffer, offset, lengthInBytes, position) -> {
            if (position >= firstFrame) {
                reader.onFrame(buffer, offset, lengthInBytes, position);
            }
        });
    }

    public static Metric metric(final ResourceMetrics metrics, final String name) {
        return metrics.getScopeMetricsList().stream()
                .flatMap(scope -> scope.getMetricsList().stream())
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + metrics));
    }

    public static Map<String, Object> attributes(final List<KeyValue> attributes) {
        final Map<String, Object> byName = new TreeMap<>();
        for (final KeyValue attribute : attributes) {
            final Object value = switch (attribute.getValue().getValueCase()) {
                case STRING_VALUE -> attribute.getValue().getStringValue();
                case BOOL_VALUE -> attribute.getValue().getBoolValue();
                case INT_VALUE -> attribute.getValue().getIntValue();
                case DOUBLE_VALUE -> attribute.getValue().getDoubleValue();
                default -> attribute.getValue();
            };
            byName.put(attribute.getKey(), value);
        }
        return byName;
    }

    @Override
    public void close() {
        engine.close();
    }
}
