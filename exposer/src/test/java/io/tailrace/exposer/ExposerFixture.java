package io.tailrace.exposer;

import io.tailrace.engine.descriptor.Metric;
import io.tailrace.engine.descriptor.MetricDescriptor;
import io.tailrace.testsupport.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** An exposer of an engine in the same process, both on one settable clock, and a real HTTP client. */
public final class ExposerFixture implements AutoCloseable {
    public static final String BASE = "service=\"svc\",instance=\"one\",build_version=\"1.2.3\",amnesia=\"on\"";

    private static final int LARGE_PAGE_SERIES = 14_000;

    final SettableClock clock = new SettableClock();
    final EngineFixture engine = new EngineFixture(clock);
    final List<Thread> threads = new ArrayList<>();
    public final Exposer exposer;
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public ExposerFixture() {
        this(new ExposerContext());
    }

    public ExposerFixture(final ExposerContext context) {
        exposer = Exposer.launch(context.threadFactory(this::newThread), engine.engine::openTailer, clock);
    }

    /** With a first snapshot, so that it is ready. */
    public ExposerFixture ready() throws IOException, InterruptedException {
        engine.cut();
        while (get("/readyz").statusCode() != 200) {
            Thread.onSpinWait();
        }
        return this;
    }

    /** With a page that no socket buffer holds, so that an answer stays on its way until its client reads. */
    public ExposerFixture withLargePage() throws IOException, InterruptedException {
        final Metric metric = engine.engine.register(MetricDescriptor.counter("large_total")
                .help("Takes room.")
                .labelNames("text")
                .seriesLimit(LARGE_PAGE_SERIES)
                .build());
        final String filler = "x".repeat(500);
        for (int i = 0; i < LARGE_PAGE_SERIES; i++) {
            engine.channel.counter(metric, i + filler).add(1);
        }
        engine.cut();
        // Series are announced one by one, before the snapshot that has their values.
        final String last = "large_total{text=\"" + (LARGE_PAGE_SERIES - 1) + filler + "\"} 1\n";
        // The clock stands still, however often a page is asked for: or the log would be stale by then.
        while (!get("/metrics").body().contains(last)) {
            Thread.onSpinWait();
        }
        return this;
    }

    /** Makes a snapshot. */
    public void cut() {
        engine.cut();
    }

    public void advanceMs(final long durationMs) {
        clock.advanceMs(durationMs);
    }

    public int port() {
        return exposer.address().getPort();
    }

    public URI uri(final String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpResponse<String> get(final String path, final String... headers)
            throws IOException, InterruptedException {
        final HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> send(final HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A page as it is now: past the age that the exposer's own counters may have. */
    public String page() throws IOException, InterruptedException {
        clock.advanceMs(10);
        return get("/metrics").body();
    }

    /** Asks until a page is as expected; a test that waits in vain ends by its own timeout. */
    public String pageWhere(final Predicate<String> expected) throws IOException, InterruptedException {
        String page = page();
        while (!expected.test(page)) {
            Thread.onSpinWait();
            page = page();
        }
        return page;
    }

    public double inflight(final String route) throws IOException, InterruptedException {
        return Pages.value(page(), "inflight_requests{" + BASE + ",route=\"" + route + "\"}");
    }

    public double timeouts(final String op) throws IOException, InterruptedException {
        return Pages.value(page(), "io_timeouts_total{" + BASE + ",op=\"" + op + "\"}");
    }

    public double rejected(final String reason) throws IOException, InterruptedException {
        return Pages.value(page(), "rejected_total{" + BASE + ",reason=\"" + reason + "\"}");
    }

    public RawClient raw() throws IOException {
        return new RawClient(port());
    }

    private Thread newThread(final Runnable task) {
        final Thread thread = new Thread(task, "exposer-under-test");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    /** Closes the exposer while time passes: a client that does not end its connection is waited for. */
    public void closeExposer() {
        final Thread closer = startClosing();
        try {
            while (closer.isAlive()) {
                clock.advanceMs(10);
                closer.join(1);
            }
        } catch (final InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins to close the exposer; the clock stands still. */
    public Thread startClosing() {
        final Thread closer = new Thread(exposer::close, "closer");
        closer.start();
        return closer;
    }

    @Override
    public void close() {
        closeExposer();
        engine.close();
    }
}
