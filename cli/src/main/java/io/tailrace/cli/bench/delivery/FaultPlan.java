package io.tailrace.cli.bench.delivery;

import io.tailrace.cli.bench.proxy.FaultyProxy;
import io.tailrace.cli.bench.proxy.NetworkFault;
import io.tailrace.engine.time.EngineClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;

/**
 * What goes wrong with the network, and when: all kinds of faults in turns whose order is chance. The next one waits until things are received again, and
 * so long that the connection is down for at most one part in twenty of the time. One thread; the numbers may be asked by any.
 */
final class FaultPlan implements Agent {
    /** A connection is down for at most one part in this many. */
    static final int UP_PARTS = 20;

    private static final long LEAST_BETWEEN_NS = TimeUnit.MILLISECONDS.toNanos(700);
    private static final int BETWEEN_SPREAD_MS = 600;
    private static final long LEAST_FAULT_MS = 20;
    private static final int FAULT_SPREAD_MS = 60;

    private final FaultyProxy proxy;
    private final EngineClock clock;
    private final Random random;
    private final LongSupplier received;
    private final List<NetworkFault> deck = new ArrayList<>();
    private boolean isDown;
    private int doneBefore;
    private long receivedBefore;
    private long acceptedBefore;
    private long skippedBefore;
    private long downSinceNs;
    private long nextNs;
    private long lastNs;
    private volatile boolean isWanted;
    private volatile boolean isQuiet = true;
    private volatile long recoveries;
    private volatile long downNs;
    private volatile long longestDownNs;
    private volatile long activeNs;

    /**
     * @param received things that the client has got so far; grows while it is connected.
     */
    FaultPlan(final FaultyProxy proxy, final EngineClock clock, final Random random, final LongSupplier received) {
        this.proxy = proxy;
        this.clock = clock;
        this.random = random;
        this.received = received;
        lastNs = clock.nanoTime();
        nextNs = lastNs;
    }

    /** From now on things go wrong, or no more; what is broken by then recovers. Any thread. */
    void disturb(final boolean wanted) {
        isWanted = wanted;
    }

    /** Whether everything has recovered, and has been up for long enough that its share is what it is said to be. Any thread. */
    boolean isQuiet() {
        return !isWanted && isQuiet;
    }

    /** How it went; when all is quiet. */
    NetworkFacts facts() {
        return new NetworkFacts(recoveries, downNs, longestDownNs, activeNs);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    public int doWork() {
        final long nowNs = clock.nanoTime();
        isQuiet = !isDown && nowNs - nextNs >= 0;
        if (isWanted || !isQuiet) {
            activeNs += nowNs - lastNs;
        }
        lastNs = nowNs;
        if (isDown) {
            awaitRecovery(nowNs);
            return 0;
        }
        if (isWanted && isQuiet) {
            inject(nowNs);
            return 1;
        }
        return 0;
    }

    private void inject(final long nowNs) {
        if (deck.isEmpty()) {
            Collections.addAll(deck, NetworkFault.values());
            Collections.shuffle(deck, random);
        }
        final NetworkFault fault = deck.remove(deck.size() - 1);
        doneBefore = proxy.injected().size();
        receivedBefore = received.getAsLong();
        acceptedBefore = proxy.accepted();
        skippedBefore = proxy.skipped();
        proxy.inject(fault, TimeUnit.MILLISECONDS.toNanos(LEAST_FAULT_MS + random.nextInt(FAULT_SPREAD_MS)));
        if (fault.breaksConnections()) {
            isQuiet = false;
            isDown = true;
            downSinceNs = nowNs;
        } else {
            nextNs = nowNs + pauseNs();
        }
    }

    /** Something that came by a later connection, and not what was on its way. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void awaitRecovery(final long nowNs) {
        if (proxy.injected().size() == doneBefore) {
            // Nothing was connected: to be dealt again.
            if (proxy.skipped() > skippedBefore && nowNs - downSinceNs > LEAST_BETWEEN_NS) {
                isDown = false;
                nextNs = nowNs + pauseNs();
            }
            return;
        }
        if (proxy.accepted() == acceptedBefore || proxy.connections() == 0) {
            receivedBefore = received.getAsLong();
            return;
        }
        if (received.getAsLong() > receivedBefore) {
            final long tookNs = nowNs - downSinceNs;
            recoveries++;
            downNs += tookNs;
            longestDownNs = Math.max(longestDownNs, tookNs);
            nextNs = nowNs + Math.max(pauseNs(), UP_PARTS * tookNs);
            isDown = false;
        }
    }

    private long pauseNs() {
        return LEAST_BETWEEN_NS + TimeUnit.MILLISECONDS.toNanos(random.nextInt(BETWEEN_SPREAD_MS));
    }

    @Override
    public String roleName() {
        return "bench-faults";
    }
}
