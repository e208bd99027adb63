package io.tailrace.jcstress.descriptor;

import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.MetricRegistry;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two threads describe different metrics of one name: who succeeded, and how many the registry holds. */
@JCStressTest
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "The first one was registered, the second one was refused.")
@Outcome(id = "0, 1, 1", expect = Expect.ACCEPTABLE, desc = "The second one was registered, the first one was refused.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two different metrics have one name, or both were refused.")
@State
public class DifferentMetricsOfOneName {
    private final MetricRegistry registry = new MetricRegistry(10);

    /** A thread. */
    @Actor
    public void first(final III_Result result) {
        result.r1 = register(Described.REQUESTS);
    }

    /** Another one. */
    @Actor
    public void second(final III_Result result) {
        result.r2 = register(Described.OTHER_REQUESTS);
    }

    /** Counts. */
    @Arbiter
    public void count(final III_Result result) {
        result.r3 = registry.metrics().length;
    }

    private int register(final MetricDescriptor descriptor) {
        try {
            registry.register(descriptor);
            return 1;
        } catch (final IllegalArgumentException refused) {
            return 0;
        }
    }
}
