package io.tailrace.samples.service;

import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends orders at a rate, the same ones for the same seed, one at a time: a load that a slow answer holds up is made up for, and its requests count from
 * when they should have been sent. One thread; its totals are for any.
 */
final class LoadGenerator implements Runnable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int READS_IN_TEN = 3;
    private static final int MOST_COUNT = 20;
    private static final int CREATED = 201;
    private static final List<OrderBook.Item> ITEMS = List.of(OrderBook.Item.values());

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI service;
    private final LoadPlan plan;
    private final OrderMetrics metrics;
    private final EngineClock clock;
    private final Random random;
    private volatile LoadTotals totals = new LoadTotals(0, 0, 0, 0);
    private volatile boolean isEnding;

    LoadGenerator(final URI service, final LoadPlan plan, final OrderMetrics metrics, final EngineClock clock) {
        this.service = service;
        this.plan = plan;
        this.metrics = metrics;
        this.clock = clock;
        this.random = new Random(plan.seed());
    }

    @Override
    public void run() {
        final long startNs = clock.nanoTime();
        for (long i = 0; !isEnding && !plan.isOver(i); i++) {
            final long dueNs = startNs + TimeUnit.SECONDS.toNanos(i) / plan.rate();
            for (long waitNs = dueNs - clock.nanoTime(); waitNs > 0 && !isEnding; waitNs = dueNs - clock.nanoTime()) {
                LockSupport.parkNanos(waitNs);
            }
            if (!isEnding) {
                send(dueNs);
            }
        }
    }

    LoadTotals totals() {
        return totals;
    }

    /** The request under way is finished. */
    void end() {
        isEnding = true;
    }

    private void send(final long dueNs) {
        final LoadTotals before = totals;
        final HttpRequest request = next(before.taken());
        try {
            final int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            metrics.loaded(clock.nanoTime() - dueNs);
            totals = new LoadTotals(
                    before.sent() + 1,
                    before.answered() + 1,
                    before.taken() + (status == CREATED ? 1 : 0),
                    before.failed());
        } catch (final IOException fault) {
            totals = new LoadTotals(before.sent() + 1, before.answered(), before.taken(), before.failed() + 1);
        } catch (final InterruptedException ended) {
            Thread.currentThread().interrupt();
            isEnding = true;
        }
    }

    /** A read of one of the newest hundred that were taken, or an order. */
    HttpRequest next(final long taken) {
        final boolean reads = random.nextInt(10) < READS_IN_TEN && taken > 0;
        if (reads) {
            final long id = taken - random.nextInt((int) Math.min(taken, 100));
            return HttpRequest.newBuilder(service.resolve("/orders/" + id))
                    .timeout(TIMEOUT)
                    .build();
        }
        final OrderBook.Item item = ITEMS.get(random.nextInt(ITEMS.size()));
        final int count = 1 + random.nextInt(MOST_COUNT);
        return HttpRequest.newBuilder(service.resolve("/orders?item=" + item + "&count=" + count))
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
    }
}
