package io.tailrace.samples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.EngineContext;
import io.tailrace.engine.TelemetryEngine;
import io.tailrace.engine.ThreadingMode;
import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.RecordResult;
import org.junit.jupiter.api.Test;

class OrderMetricsTest {
    @Test
    void shouldTakeSamplesOfBothVersionsWhileTheOlderOneRetires() {
        try (TelemetryEngine engine =
                        TelemetryEngine.launch(new EngineContext().amnesia(true).threadingMode(ThreadingMode.INVOKER));
                Channel channel = engine.openChannel("matching")) {
            final var before = channel.counter(OrderMetrics.before(engine), "buy");
            final var after = channel.counter(OrderMetrics.after(engine), "buy", "here");
            assertEquals(RecordResult.ACCEPTED, before.increment());
            assertEquals(RecordResult.ACCEPTED, after.increment());
        }
    }
}
