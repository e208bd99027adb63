package io.tailrace.opentelemetry;

import static io.tailrace.opentelemetry.RulesTest.assertShown;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Threads that meet new attributes at the same moment make one series of them, and nothing is lost. */
class ManyThreadsTest {
    private static final int THREADS = 8;

    /** All of it has room in a ring that nobody drains meanwhile. */
    private static final int ROUNDS = 500;

    private static final int SETS = 5;
    private static final int EACH = THREADS * ROUNDS / SETS;
    private static final AttributeKey<Long> SHARD = AttributeKey.longKey("shard");

    @Test
    void shouldCountAll() throws Exception {
        try (BridgeFixture fixture = new BridgeFixture()) {
            final CyclicBarrier together = new CyclicBarrier(THREADS);
            final ExecutorService executor = Executors.newFixedThreadPool(THREADS);
            try {
                final List<Future<?>> done = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    done.add(executor.submit(() -> {
                        together.await();
                        record(fixture);
                        return null;
                    }));
                }
                for (final Future<?> one : done) {
                    one.get();
                }
            } finally {
                executor.shutdownNow();
            }

            for (int shard = 0; shard < SETS; shard++) {
                final String labels = "{otel_scope_name=test, shard=" + shard + "}";
                assertShown(fixture, "orders_total" + labels, EACH);
                assertShown(fixture, "active" + labels, EACH);
                assertShown(fixture, "cost_total" + labels, 0.5 * EACH);
            }
        }
    }

    private static void record(final BridgeFixture fixture) {
        final LongCounter orders = fixture.meter().counterBuilder("orders").build();
        final LongUpDownCounter active =
                fixture.meter().upDownCounterBuilder("active").build();
        final DoubleCounter cost =
                fixture.meter().counterBuilder("cost").ofDoubles().build();
        for (int i = 0; i < ROUNDS; i++) {
            final Attributes shard = Attributes.of(SHARD, (long) (i % SETS));
            orders.add(1, shard);
            active.add(2, shard);
            active.add(-1, shard);
            cost.add(0.5, shard);
        }
    }
}
