package io.tailrace.exposer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A scraper that connects anew for each page never meets a closed door or a torn page, however often the exposer moves. */
@EnabledOnOs(OS.LINUX)
class ReloadUnderScrapesTest {
    private static final int RELOADS = 20;
    private static final String METRICS = "GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir
    Path folder;

    @Test
    void shouldNeverRefuseAScraperWhileItsPortMoves() throws Exception {
        try (ExposerFixture fixture = new ExposerFixture().ready()) {
            scrapeWhile(
                    // One that asked where to go just before a move asks again: nothing listens there any more, and
                    // rightly so.
                    () -> scrapeTcp(fixture.exposer),
                    i -> fixture.exposer.reload(new ExposerContext()
                            .host(i % 2 == 0 ? "127.0.0.2" : "127.0.0.1")
                            .maxConnections(100 + i)));
        }
    }

    @Test
    void shouldNeverRefuseAScraperOfASocketThatIsMadeAnew() throws Exception {
        final Path socket = folder.resolve("s");
        try (ExposerFixture fixture = new ExposerFixture().ready()) {
            fixture.exposer.reload(new ExposerContext().unixSocket(new UnixSocketConfig(socket)));
            scrapeWhile(
                    () -> page(UnixClient.get(socket, "/metrics")),
                    i -> fixture.exposer.reload(new ExposerContext()
                            .unixSocket(new UnixSocketConfig(socket).socketMode(i % 2 == 0 ? "0660" : "0600"))));
        }
    }

    private static void scrapeWhile(final Scrape scrape, final Reload reload) throws InterruptedException {
        final AtomicBoolean isOver = new AtomicBoolean();
        final AtomicInteger scrapes = new AtomicInteger();
        final List<String> faults = new ArrayList<>();
        final Thread scraper = new Thread(() -> {
            while (!isOver.get()) {
                try {
                    Pages.checkWholeness(scrape.page());
                    scrapes.incrementAndGet();
                } catch (final IOException | RuntimeException | AssertionError fault) {
                    faults.add(fault.toString());
                }
            }
        });
        scraper.start();
        for (int i = 0; i < RELOADS; i++) {
            final int before = scrapes.get();
            reload.reload(i);
            while (scrapes.get() < before + 2 && faults.isEmpty()) {
                Thread.onSpinWait();
            }
        }
        isOver.set(true);
        scraper.join();
        assertEquals(List.of(), faults);
        assertTrue(scrapes.get() >= 2 * RELOADS, scrapes + " scrapes");
    }

    private static String scrapeTcp(final Exposer exposer) throws IOException {
        while (true) {
            final RawClient client = connectUnlessMoved(exposer);
            if (client != null) {
                try (client) {
                    return page(client.send(METRICS).readAnswer());
                }
            }
        }
    }

    /** Null if the door that was asked for was closed since: once it is open to us, we are served, whatever moves. */
    private static RawClient connectUnlessMoved(final Exposer exposer) throws IOException {
        final InetSocketAddress address = exposer.address();
        try {
            return new RawClient(address);
        } catch (final ConnectException refused) {
            if (exposer.address().equals(address)) {
                throw refused;
            }
            return null;
        }
    }

    private static String page(final String answer) throws IOException {
        if (!answer.startsWith("HTTP/1.1 200 ")) {
            throw new IOException("no page: " + answer);
        }
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }

    private interface Scrape {
        String page() throws IOException;
    }

    private interface Reload {
        void reload(int number);
    }
}
