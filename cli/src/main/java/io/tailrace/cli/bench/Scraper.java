package io.tailrace.cli.bench;

import io.tailrace.engine.time.EngineClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;

/** Asks for a page every second over HTTP, reads all of it, and counts. One thread; the counts may be asked when it has ended. */
final class Scraper implements Agent {
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int TIMEOUT_MS = 10_000;

    private final URI page;
    private final EngineClock clock;
    private long nextNs;
    private long pages;
    private long bytes;
    private long failures;
    private String failure = "";

    /** The first page is due at once. */
    Scraper(final URI page, final EngineClock clock) {
        this.page = page;
        this.clock = clock;
        nextNs = clock.nanoTime();
    }

    @Override
    public int doWork() {
        final long nowNs = clock.nanoTime();
        if (nowNs - nextNs < 0) {
            return 0;
        }
        nextNs += INTERVAL_NS * (1 + (nowNs - nextNs) / INTERVAL_NS);
        try {
            bytes += scrape();
            pages++;
        } catch (final IOException e) {
            failures++;
            failure = e.toString();
        }
        return 1;
    }

    private long scrape() throws IOException {
        final HttpURLConnection connection = (HttpURLConnection) page.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        try (InputStream body = connection.getInputStream()) {
            return body.transferTo(OutputStream.nullOutputStream());
        } finally {
            connection.disconnect();
        }
    }

    @Override
    public String roleName() {
        return "bench-scraper";
    }

    /** Pages that came whole. */
    long pages() {
        return pages;
    }

    /** Of those pages. */
    long bytes() {
        return bytes;
    }

    long failures() {
        return failures;
    }

    /** The last one in words; empty if there was none. */
    String failure() {
        return failure;
    }
}
