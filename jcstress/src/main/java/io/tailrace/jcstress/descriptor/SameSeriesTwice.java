package io.tailrace.jcstress.descriptor;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Series;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads ask for the same label set: whether they got one series, and how many the registry holds. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Both threads got the one series of that label set.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A label set has two series, so its count would be split.")
@State
public class SameSeriesTwice {
    private final MetricRegistry registry = new MetricRegistry(10);
    private final Metric metric = registry.register(Described.REQUESTS);
    private Series first;
    private Series second;

    /** A thread. */
    @Actor
    public void first() {
        first = registry.series(metric, MetricType.COUNTER, "/");
    }

    /** Another one. */
    @Actor
    public void second() {
        second = registry.series(metric, MetricType.COUNTER, "/");
    }

    /** Compares. */
    @Arbiter
    public void compare(final II_Result result) {
        result.r1 = first.id() == second.id() ? 1 : 0;
        result.r2 = registry.series().length;
    }
}
