package io.tailrace.jcstress.descriptor;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two threads describe the same metric: whether they got one and the same, and how many the registry holds. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Both threads got the one metric of that name.")
@Outcome(
        expect = Expect.FORBIDDEN,
        desc = "The metric was registered twice, or a thread got one that is not registered.")
@State
public class SameMetricTwice {
    private final MetricRegistry registry = new MetricRegistry(10);
    private Metric first;
    private Metric second;

    /** A thread. */
    @Actor
    public void first() {
        first = registry.register(Described.REQUESTS);
    }

    /** Another one, with an equal descriptor. */
    @Actor
    public void second() {
        second = registry.register(Described.REQUESTS_TOO);
    }

    /** Compares. */
    @Arbiter
    public void compare(final II_Result result) {
        result.r1 = first == second && registry.metrics()[first.id()] == first ? 1 : 0;
        result.r2 = registry.metrics().length;
    }
}
