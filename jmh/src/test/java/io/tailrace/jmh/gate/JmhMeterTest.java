package io.tailrace.jmh.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.jmh.aggregate.DrainBenchmark;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The one test that measures: in this process, as shortly as can be. */
class JmhMeterTest {
    private static final GateForm FORM = new GateForm(true, GateForm.ofShort().only(), 3, 1, 1, 20, 1.5);

    private final JmhMeter meter = new JmhMeter(0);
    private final Bench drain = Bench.of(DrainBenchmark.class, "onSamples", Map.of("mix", "COUNTER", "series", "1"));

    @Test
    void shouldMeasureACallAndNotABurst() {
        final double nsPerCall = meter.nsPerCall(drain, FORM);

        assertTrue(nsPerCall > 0 && nsPerCall < DrainBenchmark.SAMPLES, "ns " + nsPerCall);
    }

    @Test
    void shouldWeighACall() {
        final double bytesPerCall = meter.bytesPerCall(drain, 1);

        assertTrue(bytesPerCall >= 0 && bytesPerCall < 1, "bytes " + bytesPerCall);
    }
}
