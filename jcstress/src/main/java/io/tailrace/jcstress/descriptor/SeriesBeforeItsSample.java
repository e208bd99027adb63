package io.tailrace.jcstress.descriptor;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.ring.SampleRing;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread makes a series and records into it at once: samples drained, and those whose series the registry showed to the aggregator. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "The drain came before the sample.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The sample was seen, and so was its series.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A sample was seen of a series that the aggregator could not find.")
@State
public class SeriesBeforeItsSample {
    private final MetricRegistry registry = new MetricRegistry(10);
    private final Metric metric = registry.register(Described.REQUESTS);
    private final SampleRing ring = new SampleRing(0, "stressed", 256, 0.8, false);

    /** The writer. */
    @Actor
    public void writer() {
        ring.offer(0, registry.series(metric, MetricType.COUNTER, "/").id(), 1);
    }

    /** The aggregator. */
    @Actor
    public void aggregator(final II_Result result) {
        ring.drain(
                (slots, from, to) -> {
                    result.r1++;
                    result.r2 = (int) slots[from] < registry.series().length ? 1 : 0;
                },
                256);
    }
}
