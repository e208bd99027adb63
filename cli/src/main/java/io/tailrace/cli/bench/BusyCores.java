package io.tailrace.cli.bench;

import java.util.ArrayList;
import java.util.List;

/** Threads that burn a core each, as other work on the machine would. Belongs to one thread. */
final class BusyCores implements AutoCloseable {
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isRunning = true;

    void start(final int cores) {
        for (int i = 0; i < cores; i++) {
            final Thread thread = new Thread(this::burn, "busy-" + i);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** No pause: a hint to the processor would leave room for others. */
    private void burn() {
        long spins = 0;
        while (isRunning) {
            spins++;
        }
        if (spins < 0) {
            throw new IllegalStateException("counted too far"); // the count is used, so it is made
        }
    }

    @Override
    public void close() {
        isRunning = false;
        boolean interrupted = false;
        for (final Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (final InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
