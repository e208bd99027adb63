package io.tailrace.cli.bench.delivery;

import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;

/**
 * Asks for a page every second, or, when it is to be late, up to two seconds after that. It knows how many scrapes the exposer must have missed: at least
 * and at most, because a page is taken somewhere between its being asked for and its end. One thread; asked when it has ended, except where stated.
 */
final class LateScraper implements Agent {
    /** What the exposer is told to expect. */
    static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private static final int JITTER_MS = 2_000;
    private static final int TIMEOUT_MS = 10_000;

    private final URI page;
    private final EngineClock clock;
    private final Random random;
    private final PageCheck check;
    private volatile boolean isLate;
    private long nextNs;
    private long askedNs;
    private long takenNs;
    private long leastMissed;
    private long leastMissedWithLast;
    private long mostMissed;
    private long pages;
    private long failures;
    private String failure = "";
    private PageValues newest;

    /**
     * @param bornNs before the exposer began, which expects the first scrape from then on.
     */
    LateScraper(
            final URI page, final EngineClock clock, final Random random, final PageCheck check, final long bornNs) {
        this.page = page;
        this.clock = clock;
        this.random = random;
        this.check = check;
        nextNs = clock.nanoTime();
        askedNs = bornNs;
        takenNs = nextNs;
    }

    /** From now on it is late, or not. Any thread. */
    void beLate(final boolean wanted) {
        isLate = wanted;
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (nowNs - nextNs < 0) {
            return 0;
        }
        scrape(nowNs);
        nextNs = nowNs + INTERVAL_NS + (isLate ? TimeUnit.MILLISECONDS.toNanos(random.nextInt(JITTER_MS)) : 0);
        return 1;
    }

    /** Asks now. On the thread of this agent, or when that has ended. */
    void scrape(final long nowNs) {
        try {
            final PageValues values = PageValues.of(read());
            final long endNs = clock.nanoTime();
            check.onPage(values, nowNs);
            // What the gap before this page is counted as may not be on it yet.
            leastMissed = leastMissedWithLast;
            leastMissedWithLast += missed(nowNs - takenNs);
            mostMissed += missed(endNs - askedNs);
            askedNs = nowNs;
            takenNs = endNs;
            newest = values;
            pages++;
        } catch (final IOException e) {
            failures++;
            failure = e.toString();
        }
    }

    /** As the exposer counts: one and a half intervals, and then one for each further one. */
    private static long missed(final long gapNs) {
        return Math.max(0, (gapNs - INTERVAL_NS / 2) / INTERVAL_NS);
    }

    private byte[] read() throws IOException {
        final HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        try (InputStream body = connection.getInputStream()) {
            return body.readAllBytes();
        } finally {
            connection.disconnect();
        }
    }

    @Override
    public String roleName() {
        return "bench-scraper";
    }

    ScrapeFacts facts() {
        return new ScrapeFacts(pages, failures, failure, leastMissed, mostMissed);
    }

    /** The newest page; null before the first one. */
    PageValues newest() {
        return newest;
    }
}
