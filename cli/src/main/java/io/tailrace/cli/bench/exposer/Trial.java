package io.tailrace.cli.bench.exposer;

import io.netty.handler.ssl.SslContext;
import io.tailrace.cli.bench.exposer.Objective.Link;
import io.tailrace.cli.bench.http.HttpLoad;
import io.tailrace.cli.bench.http.LoadException;
import io.tailrace.cli.bench.http.LoadPlan;
import io.tailrace.cli.bench.http.LoadPlan.Expected;
import io.tailrace.cli.bench.http.LoadResult;
import io.tailrace.cli.bench.server.ServerFacts;
import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Puts loads on one server that is measured. One thread. */
final class Trial {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long SETTLE_NS = TimeUnit.SECONDS.toNanos(1);
    private static final double PERCENT = 100;

    private final Console console;
    private final ServerChild server;
    private final Optional<SslContext> tls;

    /** The server is asked over TLS if it is given what to open connections with. */
    Trial(final Console console, final ServerChild server, final Optional<SslContext> tls) {
        this.console = console;
        this.server = server;
        this.tls = tls;
    }

    /** A load and what it cost. */
    record Outcome(LoadResult result, double cpuPercent) {}

    /** A server that nobody asks anything. */
    record Rest(ServerFacts facts, double cpuPercent) {}

    /** Waits until a path is answered as it should be. */
    void awaitGood(final String path) {
        final long startNs = console.clock().nanoTime();
        final LoadPlan look =
                plan(path, tls.isPresent() ? Link.TLS : Link.PLAIN, 1, LoadPlan.CLOSED_LOOP, LOOK_NS, Expected.OK);
        LoadResult result = load(look);
        while (result.answers() < result.requests() && !console.stop().isRequested()) {
            if (console.clock().nanoTime() - startNs > PATIENCE_NS) {
                throw CommandFault.cannotRun(
                        "no good answer within 20 s", server.address() + path, "look at the machine");
            }
            result = load(look);
        }
    }

    /** Warms up with as many requests as are answered, then measures. */
    Outcome measure(final LoadPlan plan, final long warmUpNs) {
        load(new LoadPlan(
                plan.address(),
                plan.path(),
                plan.tls(),
                plan.isHandshake(),
                plan.connections(),
                LoadPlan.CLOSED_LOOP,
                warmUpNs,
                plan.expected()));
        final ServerFacts before = server.facts();
        final long startNs = console.clock().nanoTime();
        final LoadResult result = load(plan);
        return new Outcome(result, cpuPercent(before, server.facts(), startNs));
    }

    /** Leaves it alone for a second. */
    Rest rest() {
        server.settle();
        final ServerFacts before = server.facts();
        final long startNs = console.clock().nanoTime();
        console.stop().await(SETTLE_NS);
        final ServerFacts after = server.facts();
        return new Rest(after, cpuPercent(before, after, startNs));
    }

    private double cpuPercent(final ServerFacts before, final ServerFacts after, final long startNs) {
        final long elapsedNs = Math.max(1, console.clock().nanoTime() - startNs);
        return after.cpuNs() == ServerFacts.UNKNOWN
                ? ServerFacts.UNKNOWN
                : PERCENT * (after.cpuNs() - before.cpuNs()) / elapsedNs;
    }

    LoadPlan plan(
            final String path,
            final Link link,
            final int connections,
            final int perSecond,
            final long durationNs,
            final Expected expected) {
        return new LoadPlan(
                server.address(),
                path,
                link == Link.PLAIN ? Optional.empty() : Optional.of(tls.orElseThrow()),
                link == Link.HANDSHAKE,
                connections,
                perSecond,
                durationNs,
                expected);
    }

    private LoadResult load(final LoadPlan plan) {
        try {
            return HttpLoad.run(plan, console.clock(), console.stop()::isRequested);
        } catch (final LoadException e) {
            throw CommandFault.cannotRun(e.getMessage(), plan.path(), "look at the machine", e);
        }
    }
}
