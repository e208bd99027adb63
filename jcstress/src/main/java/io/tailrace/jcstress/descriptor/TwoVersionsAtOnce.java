package io.tailrace.jcstress.descriptor;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Two threads register two versions of a metric, while the aggregator goes through them: how many were active at once; whether the
 * older one is deprecated at the end, and the newer one active.
 */
@JCStressTest
@Outcome(
        id = "[01], 1, 1",
        expect = Expect.ACCEPTABLE,
        desc = "The newer version is active, the older one deprecated, whoever came first.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two were active at once, or the older one won.")
@State
public class TwoVersionsAtOnce {
    private final MetricRegistry registry = new MetricRegistry(10);
    private Metric older;
    private Metric newer;

    /** A part of the process that uses the older version. */
    @Actor
    public void older() {
        older = registry.register(Described.REQUESTS);
    }

    /** Another one, which uses the newer version. */
    @Actor
    public void newer() {
        newer = registry.register(Described.REQUESTS_WITH_METHOD);
    }

    /** The aggregator: of what is in the array, it reads the states from the newest number down, as a frame of the older one comes first. */
    @Actor
    public void aggregator(final III_Result result) {
        final Metric[] metrics = registry.metrics();
        for (int id = metrics.length - 1; id >= 0; id--) {
            result.r1 += metrics[id].state() == MetricState.ACTIVE ? 1 : 0;
        }
    }

    /** Looks at the end. */
    @Arbiter
    public void end(final III_Result result) {
        result.r2 = older.state() == MetricState.DEPRECATED ? 1 : 0;
        result.r3 = newer.state() == MetricState.ACTIVE ? 1 : 0;
    }
}
