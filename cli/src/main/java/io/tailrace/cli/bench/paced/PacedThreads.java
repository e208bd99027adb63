package io.tailrace.cli.bench.paced;

import io.tailrace.cli.console.StopSignal;
import io.tailrace.engine.time.EngineClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A thread for each target, the same one for all that is done to it. Belongs to one thread. */
final class PacedThreads implements AutoCloseable {
    private static final long END_TIMEOUT_S = 10;

    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<PacedTarget> targets;
    private final EngineClock clock;
    private final StopSignal stop;
    private final long callsPerSecond;
    private volatile boolean isFailed;

    PacedThreads(
            final EngineClock clock,
            final StopSignal stop,
            final long callsPerSecond,
            final List<PacedTarget> targets) {
        this.clock = clock;
        this.stop = stop;
        this.callsPerSecond = callsPerSecond;
        this.targets = targets;
        for (int i = 0; i < targets.size(); i++) {
            final String name = "paced-" + i;
            threads.add(Executors.newSingleThreadExecutor(task -> {
                final Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
            }));
        }
    }

    /** Calls all targets for a time; what each one's calls took. */
    List<PacedTimes> run(final long durationNs) {
        final long calls = Schedule.calls(callsPerSecond, durationNs);
        final List<Future<PacedTimes>> running = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            final PacedTarget target = targets.get(i);
            running.add(threads.get(i).submit(() -> run(target, calls)));
        }
        return running.stream().map(this::await).toList();
    }

    private PacedTimes run(final PacedTarget target, final long calls) {
        final PacedTimes times = new PacedTimes();
        try {
            new Pacer(clock, () -> isFailed || stop.isRequested(), callsPerSecond).run(target, calls, times);
        } catch (final RuntimeException | Error fault) {
            isFailed = true; // the others need not go on
            throw fault;
        }
        return times;
    }

    /** An interrupt is a wish to stop, as everywhere in a command; what was done so far is still wanted. */
    private PacedTimes await(final Future<PacedTimes> times) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return times.get();
                } catch (final InterruptedException e) {
                    interrupted = true;
                    stop.request();
                }
            }
        } catch (final ExecutionException e) {
            throw new IllegalStateException("a paced call failed: " + e.getCause(), e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Each target is closed by the thread that called it: a channel wants its owner. */
    @Override
    public void close() {
        isFailed = true; // whoever still calls need not go on
        for (int i = 0; i < targets.size(); i++) {
            threads.get(i).execute(targets.get(i)::close);
            threads.get(i).shutdown();
        }
        try {
            for (final ExecutorService thread : threads) {
                if (!thread.awaitTermination(END_TIMEOUT_S, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("a paced call does not return");
                }
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
