package io.tailrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.recording.SharedChannel;
import io.tailrace.testsupport.ListFrameLog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Metrics of one name with other label names, from end to end: all of them count, for good and over restarts. */
class BesidePipelineTest {
    private final ListFrameLog journal = new ListFrameLog();
    private Pipeline pipeline = start();

    private Pipeline start() {
        return Pipeline.of(new EngineContext()
                .retirementWindowNs(TimeUnit.SECONDS.toNanos(1))
                .journal((clock, errors) -> journal.reopen()));
    }

    @Test
    void shouldCountAllOfThemForGoodAndOverRestarts() {
        for (long run = 1; run <= 2; run++) {
            final SharedChannel channel = pipeline.engine.sharedChannel();
            for (int round = 0; round < 3; round++) {
                channel.counter(hits()).add(1);
                channel.counter(hits("route"), "/a").add(2);
                channel.counter(hits("code"), "/a").add(3);
                pipeline.passMs(2_000); // longer than a version's window
            }

            assertEquals(3 * run, total("hits_total"));
            assertEquals(6 * run, total("hits_total", "route"));
            assertEquals(9 * run, total("hits_total", "code"));
            pipeline.end();
            pipeline = start();
        }
        pipeline.close();
    }

    private Metric hits(final String... labels) {
        return pipeline.engine.registerBeside(MetricDescriptor.counter("hits_total")
                .help("Hits.")
                .labelNames(labels)
                .build());
    }

    private long total(final String name, final String... labels) {
        return pipeline.received.view().series().stream()
                .filter(series -> series.info().metric().name().equals(name))
                .filter(series -> series.info().metric().labelNames().equals(List.of(labels)))
                .findFirst()
                .orElseThrow()
                .counterTotal();
    }
}
