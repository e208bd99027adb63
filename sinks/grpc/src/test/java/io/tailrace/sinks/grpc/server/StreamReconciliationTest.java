package io.tailrace.sinks.grpc.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.sinks.grpc.Relay;
import io.tailrace.sinks.grpc.client.StreamClient;
import io.tailrace.sinks.grpc.client.StreamClientContext;
import io.tailrace.sinks.grpc.client.StreamHandler;
import io.tailrace.sinks.transport.RetryPolicy;
import io.tailrace.stream.v1.ChannelRange;
import io.tailrace.stream.v1.CounterValue;
import io.tailrace.stream.v1.Delivery;
import io.tailrace.stream.v1.HistogramValue;
import io.tailrace.stream.v1.StartFrom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What arrives adds up to what was recorded, sample for sample, though connections are cut and service, server and client die at random. The handler keeps the sequence with
 * what it made of it, as one that writes into a database would.
 */
class StreamReconciliationTest implements StreamHandler {
    private static final RetryPolicy QUICK = new RetryPolicy(1_000_000, 4_000_000, 3_600_000_000_000L, 8_000_000);

    @TempDir
    Path folder;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final Map<String, Long> nextOfChannel = new HashMap<>();
    private final Map<Integer, Long> totals = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long samples;
    private long histogramSamples;
    private long lastHandled;
    private int epoch;

    @Test
    @Timeout(120)
    void shouldAddUp() throws IOException {
        run(20);
    }

    @Test
    @Tag("long")
    void shouldAddUpForLong() throws IOException {
        run(2_000);
    }

    private void run(final int rounds) throws IOException {
        try (ServedJournal served = new ServedJournal(
                        folder,
                        context -> context.acknowledgeTimeoutMs(86_400_000).openTimeoutMs(86_400_000),
                        context -> context.rollBytes(1 << 20));
                Relay relay = new Relay(served.server.port())) {
            StreamClient client = client(served, relay);
            for (int round = 0; round < rounds; round++) {
                served.record(1 + random.nextInt(100));
                steps(served, client, random.nextInt(60));
                switch (random.nextInt(6)) {
                    case 0 -> relay.cut();
                    case 1 -> {
                        served.server.abandon();
                        served.launch();
                        relay.target(served.server.port());
                    }
                    case 2 -> {
                        served.server.close();
                        served.launch();
                        relay.target(served.server.port());
                    }
                    case 3 -> {
                        relay.cut();
                        client.onClose();
                        client = client(served, relay);
                    }
                    case 4 -> {
                        if (round % 5 == 0) {
                            served.restartEngine();
                        }
                    }
                    default -> {
                        // all goes well
                    }
                }
            }
            while (samples < served.recorded()) {
                steps(served, client, 1);
                assertTrue(!Thread.currentThread().isInterrupted(), this::toString);
            }
            client.onClose();
            assertEquals(List.of(), faults, "seed " + seed);
            assertEquals(served.recorded(), samples, "seed " + seed);
            assertEquals(served.recorded() / 2, histogramSamples, "seed " + seed);
        }
    }

    private StreamClient client(final ServedJournal served, final Relay relay) {
        return new StreamClient(new StreamClientContext()
                .target("127.0.0.1:" + relay.port())
                .name("reconciliation")
                .start(StartFrom.START_FROM_EARLIEST)
                .silenceMs(86_400_000)
                .closeTimeoutMs(5)
                .maxOutstandingBytes(1 + random.nextInt(20_000))
                .retryPolicy(QUICK)
                .clock(served.clock)
                .handler(this));
    }

    private static void steps(final ServedJournal served, final StreamClient client, final int count) {
        for (int i = 0; i < count; i++) {
            served.clock.advanceNs(200_000);
            served.server.work();
            client.doWork();
            LockSupport.parkNanos(1);
        }
    }

    @Override
    public long lastHandledSequence() {
        return lastHandled;
    }

    @Override
    public void onDelivery(final Delivery delivery) {
        if (delivery.getSequence() == 0) {
            return;
        }
        if (delivery.getSequence() != lastHandled + 1) {
            faults.add(delivery.getSequence() + " came behind " + lastHandled);
        }
        lastHandled = delivery.getSequence();
        if (delivery.hasEpoch()) {
            epoch = delivery.getEpoch().getEpoch();
            totals.clear();
        }
        if (delivery.hasGap()) {
            faults.add("a gap: " + delivery.getGap());
        }
        delivery.getSnapshot().getChannelsList().forEach(this::add);
        for (final CounterValue counter : delivery.getSnapshot().getCountersList()) {
            final Long before = totals.put(counter.getSeriesId(), counter.getTotal());
            if (before != null && before > counter.getTotal()) {
                faults.add("a counter fell from " + before + " to " + counter.getTotal());
            }
        }
        for (final HistogramValue histogram : delivery.getSnapshot().getHistogramsList()) {
            // The engine has histograms of its own.
            histogramSamples +=
                    histogram.getMax() <= 100_000 && histogram.getMin() >= 1_000 && histogram.getMin() % 1_000 == 0
                            ? histogram.getCount()
                            : 0;
        }
    }

    private void add(final ChannelRange range) {
        if (!range.getChannel().equals(ServedJournal.CHANNEL)) {
            return;
        }
        final String key = epoch + " " + range.getChannelId();
        final long next = nextOfChannel.getOrDefault(key, 0L);
        if (range.getFirstSequence() != next) {
            faults.add("channel " + key + " goes on with " + range.getFirstSequence() + " where " + next + " was due");
        }
        nextOfChannel.put(key, range.getLastSequence() + 1);
        samples += range.getLastSequence() - range.getFirstSequence() + 1;
    }

    @Override
    public String toString() {
        return samples + " samples came, faults " + faults + ", seed " + seed;
    }
}
