package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.DeclaredOutput;
import io.tailrace.systemtests.process.Ended;
import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Poll;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What systemd and an orchestrator do: SIGTERM while probes and scrapers ask (R-B8), and what the log has of it (R-B11). */
class GracefulShutdownTest {
    private static final int SCRAPERS = 2;

    /** Long, so that a probe comes within it, however late the probes are. */
    private static final String LAME_DUCK = "4s";

    @TempDir
    Path directory;

    @Test
    void shouldSayThatItIsNotReadyThenEndWithoutATornAnswer() throws IOException, InterruptedException {
        try (RunProcess run = RunProcess.start(directory, "--rate", "2000")) {
            run.awaitTick();
            try (Started expose = Tailrace.in(directory)
                    .start(
                            "expose",
                            "--journal",
                            run.journal().toString(),
                            "--port",
                            "0",
                            "--exposer-lame-duck",
                            LAME_DUCK,
                            "--log-format",
                            "json")) {
                final Http http = ExposeTest.address(expose);
                Poll.until(
                        "readiness",
                        () -> http.tryGet("/readyz")
                                .filter(answer -> answer.statusCode() == 200)
                                .isPresent(),
                        expose::describe);
                final Scrapers scrapers = new Scrapers(http.port());
                scrapers.start();
                Poll.until("scrapes", () -> scrapers.whole.get() > 2 * SCRAPERS, expose::describe);
                expose.signal("TERM");
                final Ended ended = expose.end().expect(0);
                scrapers.join();
                assertEquals(List.of(), List.copyOf(scrapers.torn), ended::describe);
                assertTrue(scrapers.unready.get() > 0, "a probe is told before nobody listens\n" + ended.describe());
                checkLog(ended);
            }
            run.process().signal("INT");
            run.end(List.of());
        }
    }

    private static void checkLog(final Ended ended) {
        final List<String> records =
                ended.err().stream().filter(line -> line.startsWith("{")).toList();
        records.forEach(DeclaredOutput::check);
        final List<String> events = records.stream()
                .map(line -> JsonMapper.shared().readTree(line).get("event").asString())
                .toList();
        int place = -1;
        for (final String event : List.of("exposer.listening", "shutdown.begin", "ready.degraded", "shutdown.end")) {
            final int next = events.lastIndexOf(event);
            assertTrue(next > place || (event.equals("ready.degraded") && next >= 0), event + " in " + events);
            place = Math.max(place, next);
        }
        final String degraded = records.get(events.lastIndexOf("ready.degraded"));
        assertTrue(degraded.contains("\"service\":\"kvstore\"") && degraded.contains("shutdown"), degraded);
    }

    /** Clients in threads of their own, of another process than the exposer's: a page, then readiness, until nobody listens. */
    private static final class Scrapers {
        private final int port;
        private final AtomicInteger whole = new AtomicInteger();
        private final AtomicInteger unready = new AtomicInteger();
        private final Queue<String> torn = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();

        Scrapers(final int port) {
            this.port = port;
            for (int i = 0; i < SCRAPERS; i++) {
                threads.add(new Thread(this::scrape, "scraper"));
            }
        }

        void start() {
            threads.forEach(Thread::start);
        }

        void join() throws InterruptedException {
            for (final Thread thread : threads) {
                thread.join();
            }
        }

        private void scrape() {
            boolean isListening = true;
            for (int i = 0; isListening; i++) {
                isListening = ask(i % 2 == 0 ? "/metrics" : "/readyz");
            }
        }

        private boolean ask(final String path) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                final String answer = answer(socket, path);
                if (!answer.isEmpty()) {
                    judge(answer);
                }
                return true;
            } catch (final IOException refused) {
                return false;
            }
        }

        /** Empty if there was none: it came when nothing new was taken on. */
        private String answer(final Socket socket, final String path) throws IOException {
            final StringBuilder read = new StringBuilder();
            try {
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
                final InputStream in = socket.getInputStream();
                final byte[] buffer = new byte[1_000];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    read.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                }
            } catch (final IOException reset) {
                if (read.length() > 0) {
                    torn.add(read.length() + " bytes, then " + reset);
                }
            }
            return read.toString();
        }

        private void judge(final String answer) {
            final int body = answer.indexOf("\r\n\r\n") + 4;
            final String length = answer.replaceAll("(?s).*?Content-Length: (\\d+).*", "$1");
            if (body < 4 || answer.length() - body != Integer.parseInt(length)) {
                torn.add(answer.length() + " bytes, of a body of " + length);
            } else if (answer.startsWith("HTTP/1.1 503 ") && answer.contains("\"shutdown\"")) {
                unready.incrementAndGet();
            } else {
                whole.incrementAndGet();
            }
        }
    }
}
