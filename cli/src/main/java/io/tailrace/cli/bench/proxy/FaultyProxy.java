package io.tailrace.cli.bench.proxy;

import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;

/**
 * A TCP proxy on loopback that does to connections what it is told: see {@link NetworkFault}. Without faults bytes pass as they come, bounded in
 * memory by 256 KiB a direction. Its work is done by one thread; faults may be asked for by any.
 */
public final class FaultyProxy implements Agent {
    private final ServerSocketChannel listener;
    private final InetSocketAddress address;
    private final InetSocketAddress target;
    private final EngineClock clock;
    private final Random random;
    private final List<Link> links = new ArrayList<>();
    private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
    private final List<InjectedFault> injected = new CopyOnWriteArrayList<>();
    private volatile long accepted;
    private volatile long skipped;
    private volatile int linksUp;
    private long nowNs;
    private long refusedUntilNs;
    private long delayNs;
    private long delayedUntilNs;
    private long stalledUntilNs;

    private FaultyProxy(
            final ServerSocketChannel listener,
            final InetSocketAddress target,
            final EngineClock clock,
            final Random random)
            throws IOException {
        this.listener = listener;
        this.address = (InetSocketAddress) listener.getLocalAddress();
        this.target = target;
        this.clock = clock;
        this.random = random;
        nowNs = clock.nanoTime();
        refusedUntilNs = nowNs;
        delayedUntilNs = nowNs;
        stalledUntilNs = nowNs;
    }

    /**
     * Listens on a free port of loopback.
     *
     * @param target to which connections are handed on.
     * @param clock by which faults begin and end.
     * @param random decides what a fault leaves to chance; of the proxy's own.
     * @return it; its work is to be done by a runner, which closes it.
     */
    public static FaultyProxy listen(final InetSocketAddress target, final EngineClock clock, final Random random) {
        ServerSocketChannel listener = null;
        try {
            listener = ServerSocketChannel.open();
            listener.configureBlocking(false);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return new FaultyProxy(listener, target, clock, random);
        } catch (final IOException fault) {
            CloseHelper.quietClose(listener);
            throw new UncheckedIOException("cannot listen on loopback: " + fault.getMessage(), fault);
        }
    }

    /**
     * Where clients connect to.
     *
     * @return with its port; any thread.
     */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Asks for a fault, which the next turn does. If it breaks connections and there is none, it is left out: nothing would be broken. Any thread.
     *
     * @param fault what is to go wrong.
     * @param durationNs how long, as the fault says.
     */
    public void inject(final NetworkFault fault, final long durationNs) {
        orders.add(new Order(fault, durationNs));
    }

    /**
     * What was done, in its order. Any thread.
     *
     * @return as of now.
     */
    public List<InjectedFault> injected() {
        return List.copyOf(injected);
    }

    /**
     * Connections over which bytes can pass. Any thread.
     *
     * @return as of the last turn.
     */
    public int connections() {
        return linksUp;
    }

    /**
     * Connections that were ever made or refused. Any thread.
     *
     * @return from 0.
     */
    public long accepted() {
        return accepted;
    }

    /**
     * Faults that were asked for and left out. Any thread.
     *
     * @return from 0.
     */
    public long skipped() {
        return skipped;
    }

    @Override
    public int doWork() throws IOException {
        nowNs = clock.nanoTime();
        int work = 0;
        for (Order order = orders.poll(); order != null; order = orders.poll()) {
            obey(order);
            work++;
        }
        work += accept();
        work += move();
        linksUp = countUp();
        return work;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private int accept() throws IOException {
        int taken = 0;
        for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
            accepted++;
            taken++;
            if (nowNs - refusedUntilNs < 0) {
                Link.reset(client);
            } else {
                links.add(Link.open(client, target));
            }
        }
        return taken;
    }

    private int move() {
        if (nowNs - stalledUntilNs < 0) {
            return 0;
        }
        final long lateNs = nowNs - delayedUntilNs < 0 ? delayNs : 0;
        int moved = 0;
        for (final Iterator<Link> each = links.iterator(); each.hasNext(); ) {
            final Link link = each.next();
            moved += link.move(nowNs, lateNs);
            if (link.isOver()) {
                each.remove();
            }
        }
        return moved;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private void obey(final Order order) {
        final int met = countUp();
        if (order.fault.breaksConnections() && met == 0) {
            skipped++;
            return;
        }
        final long untilNs = nowNs + order.durationNs;
        switch (order.fault) {
            case DROP -> links.forEach(Link::reset);
            case REFUSE -> {
                refusedUntilNs = untilNs;
                links.forEach(Link::reset);
            }
            case REORDER ->
                links.forEach(link -> {
                    link.orphan();
                    link.resetAt(untilNs);
                });
            case HALF_CLOSE -> {
                final boolean ofClient = random.nextBoolean();
                links.forEach(link -> {
                    link.halfClose(ofClient);
                    link.resetAt(untilNs);
                });
            }
            case DELAY -> {
                delayNs = order.durationNs;
                delayedUntilNs = untilNs;
            }
            case STALL -> stalledUntilNs = untilNs;
        }
        injected.add(new InjectedFault(order.fault, nowNs, order.durationNs, met));
    }

    private int countUp() {
        int up = 0;
        for (final Link link : links) {
            if (link.isUp()) {
                up++;
            }
        }
        return up;
    }

    @Override
    public void onClose() {
        links.forEach(Link::close);
        links.clear();
        CloseHelper.quietClose(listener);
    }

    @Override
    public String roleName() {
        return "faulty-proxy";
    }

    private record Order(NetworkFault fault, long durationNs) {}
}
