package io.tailrace.cli.bench.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.concurrent.Future;
import io.tailrace.engine.time.EngineClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Puts a load on a server. In the open loop a request whose connections are all busy waits for one, and its time counts from when it was
 * due, so that a stall counts for every request that it delayed. One thread; used once.
 */
public final class HttpLoad implements LoadConnection.Listener {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long CHECK_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LoadPlan plan;
    private final EngineClock clock;
    private final BooleanSupplier isStopped;
    private final ByteBuf request;
    private final Bootstrap bootstrap;
    private final ManualIoEventLoop loop;
    private final Deque<LoadConnection> idle = new ArrayDeque<>();
    private final Set<LoadConnection> connections = new HashSet<>();
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final Set<String> keyExchanges = new HashSet<>();
    private LoadTimes times;
    private long nextCheckNs;
    private boolean isEnding;

    private HttpLoad(final LoadPlan plan, final EngineClock clock, final BooleanSupplier isStopped) {
        this.plan = plan;
        this.clock = clock;
        this.isStopped = isStopped;
        request = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(
                "GET " + plan.path() + " HTTP/1.1\r\nHost: " + plan.address().getHostString() + ":"
                        + plan.address().getPort() + "\r\n\r\n",
                StandardCharsets.US_ASCII));
        loop = new ManualIoEventLoop(Thread.currentThread(), NioIoHandler.newFactory());
        bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress(plan.address());
    }

    /**
     * Does it.
     *
     * @param plan what is wanted.
     * @param clock by which requests are due and timed.
     * @param isStopped ends it before its time.
     * @return what came of it; of the time up to the stop.
     * @throws LoadException if no connection could be opened.
     */
    public static LoadResult run(final LoadPlan plan, final EngineClock clock, final BooleanSupplier isStopped) {
        final HttpLoad load = new HttpLoad(plan, clock, isStopped);
        try {
            return load.perform();
        } finally {
            load.end();
        }
    }

    private LoadResult perform() {
        if (!plan.isHandshake()) {
            openAll();
        }
        final long startNs = clock.nanoTime();
        final long endNs = startNs + plan.durationNs();
        times = new LoadTimes(plan.expected(), startNs);
        final DueTimes due = new DueTimes(plan.perSecond(), startNs);
        nextCheckNs = startNs;
        long nowNs = startNs;
        while (nowNs - endNs < 0 && !isStopped.getAsBoolean()) {
            if (plan.isClosedLoop()) {
                while (hasRoom()) {
                    begin(nowNs);
                }
            } else {
                addDue(due, nowNs, endNs);
                beginWaiting();
            }
            turn(nowNs);
            nowNs = clock.nanoTime();
        }
        if (!plan.isClosedLoop() && !isStopped.getAsBoolean()) {
            addDue(due, nowNs, endNs); // this thread, too, may have been late
        }
        drain(nowNs);
        return times.result(keyExchanges);
    }

    private void addDue(final DueTimes due, final long nowNs, final long endNs) {
        for (long dueNs = due.nextNs(); nowNs - dueNs >= 0 && dueNs - endNs < 0; dueNs = due.advance()) {
            waiting.add(dueNs);
        }
    }

    /** Answers that are on their way, and requests that were due. */
    private void drain(final long endNs) {
        long nowNs = endNs;
        while (isAnyoneAsking() && nowNs - endNs < TIMEOUT_NS && !isStopped.getAsBoolean()) {
            beginWaiting();
            turn(nowNs);
            nowNs = clock.nanoTime();
        }
        if (!isStopped.getAsBoolean()) {
            times.timedOut(waiting.size());
            times.timedOut(
                    (int) connections.stream().filter(LoadConnection::isAsking).count());
        }
    }

    private boolean isAnyoneAsking() {
        return !waiting.isEmpty() || connections.stream().anyMatch(LoadConnection::isAsking);
    }

    private void openAll() {
        final long beginNs = clock.nanoTime();
        for (int i = 0; i < plan.connections(); i++) {
            open();
        }
        while (idle.size() < plan.connections()) {
            loop.runNow();
            if (connections.size() < plan.connections() || clock.nanoTime() - beginNs > TIMEOUT_NS) {
                throw new LoadException("cannot open " + plan.connections() + " connections to " + plan.address());
            }
        }
    }

    private LoadConnection open() {
        final LoadConnection connection =
                new LoadConnection(this, plan.expected().header(), plan.tls().isPresent());
        connections.add(connection);
        final ChannelFuture opened = bootstrap
                .clone()
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(final SocketChannel channel) {
                        plan.tls().ifPresent(tls -> channel.pipeline().addLast(tls.newHandler(channel.alloc())));
                        channel.pipeline().addLast(new HttpResponseDecoder()).addLast(connection);
                    }
                })
                .connect();
        opened.addListener(result -> {
            if (!result.isSuccess()) {
                onClosed(connection);
            }
        });
        return connection;
    }

    private void beginWaiting() {
        while (!waiting.isEmpty() && hasRoom()) {
            begin(waiting.poll());
        }
    }

    private boolean hasRoom() {
        return plan.isHandshake() ? connections.size() < plan.connections() : !idle.isEmpty();
    }

    private void begin(final long dueNs) {
        if (plan.isHandshake()) {
            open().askToOpen(dueNs);
        } else {
            idle.poll().ask(request, dueNs);
        }
    }

    private void turn(final long nowNs) {
        loop.runNow();
        if (nowNs - nextCheckNs < 0) {
            return;
        }
        nextCheckNs = nowNs + CHECK_NS;
        for (final LoadConnection connection : List.copyOf(connections)) {
            if (connection.isAsking() && nowNs - connection.dueNs() > TIMEOUT_NS) {
                times.timedOut(1);
                connection.giveUp();
            }
        }
    }

    @Override
    public void onOpen(final LoadConnection connection) {
        if (plan.tls().isPresent()) {
            keyExchanges.add(connection.keyExchange());
        }
        if (plan.isHandshake()) {
            times.connected(connection.dueNs(), clock.nanoTime());
            connection.close();
        } else {
            idle.add(connection);
        }
    }

    @Override
    public void onAnswer(final LoadConnection connection, final LoadAnswer answer) {
        times.answered(answer, connection.dueNs(), clock.nanoTime());
        if (!answer.isLast()) {
            idle.add(connection);
        }
    }

    /** A load keeps its number of connections. */
    @Override
    public void onClosed(final LoadConnection connection) {
        if (!connections.remove(connection)) {
            return;
        }
        idle.remove(connection);
        if (connection.isAsking()) {
            times.failed();
        }
        if (!plan.isHandshake() && times != null && !isEnding) {
            open();
        }
    }

    private void end() {
        isEnding = true;
        List.copyOf(connections).forEach(LoadConnection::close);
        final Future<?> unused = loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        while (!loop.isTerminated()) {
            loop.runNow();
        }
    }
}
