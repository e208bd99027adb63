package io.tailrace.systemtests.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Scrapes on and asks for readiness, whatever others do; keeps how long each page took, for comparison with its own other ones. */
final class GoodClient implements AutoCloseable {
    private static final int PAGES_OF_A_MEASUREMENT = 40;

    /** Attackers use the same two or more cores, so this bounds starvation, not speed. */
    private static final double MOST_TIMES_SLOWER = 50;

    private final EngineClock clock = EngineClock.system();
    private final Thread thread;
    private final List<String> faults = new ArrayList<>();
    private final List<Long> durationsNs = new ArrayList<>();
    private final AtomicInteger pages = new AtomicInteger();
    private volatile boolean isOver;

    /** One that has taken its first pages, which are slow because everything is new. */
    GoodClient(final SocketAddress address) {
        thread = new Thread(() -> scrapeOn(address), "good-client");
        thread.start();
        awaitPages(PAGES_OF_A_MEASUREMENT);
    }

    /** Lets it take some pages, and says how long the middle one took. */
    long medianNs() {
        final int from;
        synchronized (durationsNs) {
            from = durationsNs.size();
        }
        awaitPages(PAGES_OF_A_MEASUREMENT);
        synchronized (durationsNs) {
            return durationsNs.subList(from, durationsNs.size()).stream()
                    .sorted()
                    .skip((durationsNs.size() - from) / 2)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Holds the time of a page under attack against that of a page in peace. */
    static void compare(final long peaceNs, final long attackNs) {
        final double ratio = (double) attackNs / peaceNs;
        System.out.printf("    a page took %.1f times as long as in peace%n", ratio);
        assertTrue(ratio < MOST_TIMES_SLOWER, () -> ratio + " times as long as in peace");
    }

    @SuppressWarnings("ThreadPriorityCheck") // the core is for those who are looked at
    void awaitPages(final int more) {
        final int wanted = pages.get() + more;
        while (pages.get() < wanted && thread.isAlive()) {
            Thread.yield();
        }
    }

    int pages() {
        return pages.get();
    }

    private void scrapeOn(final SocketAddress address) {
        try (Scraper scraper = new Scraper(address)) {
            while (!isOver) {
                final long begunNs = clock.nanoTime();
                expect(scraper, "/metrics");
                synchronized (durationsNs) {
                    durationsNs.add(clock.nanoTime() - begunNs);
                }
                expect(scraper, "/readyz");
                pages.incrementAndGet();
            }
        } catch (final IOException fault) {
            faults.add(pages + " pages, then " + fault);
        }
    }

    private void expect(final Scraper scraper, final String path) throws IOException {
        final int status = scraper.status(path);
        if (status != 200) {
            faults.add(path + " answered " + status + " behind " + pages + " pages");
        }
    }

    /** Ends it; not one of its requests may have failed. */
    @Override
    public void close() {
        isOver = true;
        try {
            thread.join();
        } catch (final InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the last page", fault);
        }
        assertEquals(List.of(), faults);
    }
}
