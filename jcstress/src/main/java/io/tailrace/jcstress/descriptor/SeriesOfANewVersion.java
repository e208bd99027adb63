package io.tailrace.jcstress.descriptor;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricRegistry;
import io.tailrace.engine.descriptor.MetricState;
import io.tailrace.engine.descriptor.MetricType;
import io.tailrace.engine.descriptor.Series;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A thread bumps a version and makes a series of it, while the aggregator looks as it does before it writes frames, series first: series of the
 * new version that it saw, metrics that it saw, and whether it saw the old one as deprecated.
 */
@JCStressTest
@Outcome(id = "0, 1, [01]", expect = Expect.ACCEPTABLE, desc = "Only the older version was there, deprecated at most.")
@Outcome(
        id = "[01], 2, 1",
        expect = Expect.ACCEPTABLE,
        desc = "Who sees the newer version sees the older one as deprecated.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A series came before its metric, or two versions were active.")
@State
public class SeriesOfANewVersion {
    private final MetricRegistry registry = new MetricRegistry(10);
    private final Metric older = registry.register(Described.REQUESTS);

    /** The part of the process that changes over. */
    @Actor
    public void bump() {
        registry.series(registry.register(Described.REQUESTS_WITH_METHOD), MetricType.COUNTER, "/", "GET");
    }

    /** The aggregator. */
    @Actor
    public void aggregator(final III_Result result) {
        final Series[] series = registry.series();
        final Metric[] metrics = registry.metrics();
        result.r1 = series.length;
        result.r2 = metrics.length;
        result.r3 = older.state() == MetricState.DEPRECATED ? 1 : 0;
    }
}
