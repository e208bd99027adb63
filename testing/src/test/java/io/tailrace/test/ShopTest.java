package io.tailrace.test;

import static io.tailrace.test.TailraceAssertions.assertThat;
import static io.tailrace.test.TailraceAssertions.assertThatCode;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.engine.descriptor.Unit;
import io.tailrace.engine.recording.Counter;
import io.tailrace.engine.recording.Histogram;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of docs/testing.md. */
// tag::example[]
@NoThreadLeaks
@ExtendWith(TestEngineExtension.class)
class ShopTest {
    /** What is tested: an order desk that records how long orders take. */
    static final class Desk {
        private final Histogram latency;
        private final Counter orders;

        Desk(final TestEngine engine) {
            final Metric seconds = engine.register(MetricDescriptor.histogram("order_seconds")
                    .unit(Unit.SECONDS)
                    .help("Time that an order took")
                    .labelNames("side")
                    .build());
            final Metric total = engine.register(
                    MetricDescriptor.counter("orders_total").help("Orders").build());
            latency = engine.channel().histogram(seconds, "buy");
            orders = engine.channel().counter(total);
        }

        void buy(final long tookNs) {
            latency.record(tookNs);
            orders.increment();
        }
    }

    @Test
    void shouldRecordEachOrder(final TestEngine engine) {
        final Desk desk = new Desk(engine);

        for (int ms = 1; ms <= 3; ms++) {
            desk.buy(ms * 1_000_000L);
        }
        engine.advance(Duration.ofSeconds(1));

        assertThat(engine)
                .histogram("order_seconds")
                .labels("buy")
                .hasCount(3)
                .hasP99Below(Duration.ofMillis(4))
                .hasMax(Duration.ofMillis(3));
        assertThat(engine).counter("orders_total").hasTotal(3);
        assertThat(engine).hasNothingRefused();
    }

    @Test
    void shouldRecordWithoutAllocating(final TestEngine engine) {
        final Desk desk = new Desk(engine);

        assertThatCode(() -> desk.buy(1_000)).allocatesNothing();
    }
}
// end::example[]
