package io.tailrace.samples.kvstore;

import io.tailrace.engine.recording.Channel;
import io.tailrace.engine.recording.ChannelHistogram;
import io.tailrace.engine.recording.RecordResult;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.samples.kvstore.load.Operation;
import io.tailrace.samples.kvstore.load.OperationStream;
import io.tailrace.samples.kvstore.load.Pacer;
import io.tailrace.samples.kvstore.load.Values;
import io.tailrace.samples.kvstore.store.KvStore;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.concurrent.Agent;

/**
 * Does the operations of one stream as they fall due, times each and records it. The time is that of the call to the store:
 * drawing the operation and making its value are not in it.
 */
final class Worker implements Agent {
    private static final int MAX_OPERATIONS_A_DUTY_CYCLE = 64;

    private final WorkerCounters counters = new WorkerCounters();
    private final Map<Operation, ChannelHistogram> latencies = new EnumMap<>(Operation.class);
    private final KvStore store;
    private final OperationStream stream;
    private final Pacer pacer;
    private final int valueLengthInBytes;
    private final Channel channel;
    private final EngineClock clock;

    Worker(
            final KvStore store,
            final OperationStream stream,
            final Pacer pacer,
            final int valueLengthInBytes,
            final Channel channel,
            final KvMetrics metrics,
            final EngineClock clock) {
        this.store = store;
        this.stream = stream;
        this.pacer = pacer;
        this.valueLengthInBytes = valueLengthInBytes;
        this.channel = channel;
        this.clock = clock;
        for (final Operation operation : Operation.values()) {
            latencies.put(operation, channel.histogram(metrics.latency(), operation.label()));
        }
    }

    @Override
    public void onStart() {
        pacer.begin(clock.nanoTime());
    }

    @Override
    public int doWork() {
        int operations = 0;
        long nowNs = clock.nanoTime();
        while (operations < MAX_OPERATIONS_A_DUTY_CYCLE && pacer.waitNs(nowNs) <= 0) {
            pacer.advance();
            nowNs = operate();
            operations++;
        }
        return operations;
    }

    /** Here, on the thread that recorded, closing the channel is exact. */
    @Override
    public void onClose() {
        channel.close();
    }

    @Override
    public String roleName() {
        return channel.name();
    }

    WorkloadStats stats() {
        return counters.stats();
    }

    private long operate() {
        stream.advance();
        final Operation operation = stream.operation();
        final long key = stream.key();
        final byte[] newValue = operation == Operation.PUT ? Values.create(key, valueLengthInBytes) : null;

        final long beginNs = clock.nanoTime();
        final byte[] value = call(operation, key, newValue);
        final long endNs = clock.nanoTime();

        count(latencies.get(operation).record(endNs - beginNs));
        if (value != null && !Values.belongsTo(value, key)) {
            counters.wrongValue();
        }
        return endNs;
    }

    private byte[] call(final Operation operation, final long key, final byte[] newValue) {
        return switch (operation) {
            case PUT -> store.put(key, newValue);
            case GET -> store.get(key);
            case DEL -> store.remove(key);
        };
    }

    private void count(final RecordResult result) {
        counters.operation();
        if (result == RecordResult.ACCEPTED) {
            counters.accepted();
        } else if (result.isRefused()) {
            counters.refused();
        }
    }
}
