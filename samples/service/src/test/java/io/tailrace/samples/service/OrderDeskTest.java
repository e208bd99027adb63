package io.tailrace.samples.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.engine.log.FrameTailer;
import io.tailrace.engine.log.StartPosition;
import io.tailrace.engine.reader.FrameReader;
import io.tailrace.engine.reader.audit.AuditReport;
import io.tailrace.engine.reader.audit.FrameAudit;
import io.tailrace.engine.time.EngineClock;
import io.tailrace.sinks.journal.ChronicleJournal;
import io.tailrace.springboot.TailraceExposer;
import io.tailrace.testsupport.Awaited;
import io.tailrace.testsupport.ThreadLeaks;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole way: started, loaded, scraped, asked, stopped, and its journal audited. */
class OrderDeskTest {
    private static final int REQUESTS = 400;

    /** Spring's own timer of the same requests, in the same engine by Micrometer. */
    private static final String OF_SPRING = "http_server_requests_seconds_count\\{.*uri=\"/orders[^\"]*\".*}";

    @TempDir
    Path journal;

    @Test
    void shouldReconcileFromRequestsToTheJournal() throws Exception {
        final ThreadLeaks leaks = ThreadLeaks.watch();
        final LoadTotals load;
        try (ConfigurableApplicationContext context = start("--load.rate=2000", "--load.requests=" + REQUESTS)) {
            context.getBean(Load.class).await();
            load = context.getBean(Load.class).generator().totals();
            assertEquals(
                    new LoadTotals(
                            REQUESTS, REQUESTS, context.getBean(OrderBook.class).taken(), 0),
                    load);

            final int exposer = context.getBean(TailraceExposer.class)
                    .exposer()
                    .orElseThrow()
                    .address()
                    .getPort();
            final String page = pageOfAll(exposer, load);
            assertEquals(
                    load.taken(), sum(page, "request_latency_seconds_count\\{.*route=\"/orders\",method=\"POST\"}"));
            assertEquals(REQUESTS, sum(page, "order_load_seconds_count"));
            assertEquals(REQUESTS, sum(page, OF_SPRING));
            assertTrue(sum(page, "jvm_threads_live_threads") > 0, page);
            assertTrue(sum(page, "tailrace_jvm_memory_used_bytes\\{.*}") > 0, page);
            assertTrue(page.contains("service=\"order-desk\""), page);

            final int port =
                    ((WebServerApplicationContext) context).getWebServer().getPort();
            final JsonNode status = json(port, "/actuator/tailrace");
            assertEquals(journal.toString(), status.path("journal").path("path").asString());
            assertEquals(
                    "127.0.0.1:" + exposer,
                    status.path("exposer").path("address").asString());
            assertEquals("order-desk", status.path("engine").path("service").asString());
            assertFalse(json(port, "/actuator/health")
                    .path("components")
                    .path("tailrace")
                    .isMissingNode());
        }
        // Those who answer for health contributors are interrupted, and end when they notice.
        Awaited.until(
                "end of all threads of ours",
                () -> leaks.started().stream().noneMatch(name -> name.startsWith("tailrace") || name.equals("load")),
                () -> leaks.started().toString());
        final AuditReport audit = audit();
        assertTrue(audit.isWhole(), audit.findings()::toString);
        final long shared = audit.epochs().get(0).channels().stream()
                .filter(channel -> channel.name().equals("shared"))
                .mapToLong(channel -> channel.samples())
                .sum();
        assertTrue(shared >= 3L * REQUESTS + load.taken(), audit::toString);
        assertEquals(0, audit.epochs().get(0).refused());
    }

    @Test
    void shouldLoadTheSameForTheSameSeed() {
        final LoadGenerator first = generator(7);
        final LoadGenerator second = generator(7);
        final LoadGenerator other = generator(8);
        final List<URI> ofOther = new ArrayList<>();
        final List<URI> ofFirst = new ArrayList<>();
        for (int taken = 0; taken < 100; taken++) {
            ofFirst.add(first.next(taken).uri());
            assertEquals(ofFirst.get(taken), second.next(taken).uri());
            ofOther.add(other.next(taken).uri());
        }
        assertNotEquals(ofFirst, ofOther);
    }

    private static LoadGenerator generator(final long seed) {
        return new LoadGenerator(
                URI.create("http://127.0.0.1:1"), new LoadPlan(1, 0, seed), null, EngineClock.system());
    }

    @Test
    void shouldRefuseALoadThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new LoadPlan(-1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new LoadPlan(LoadPlan.MOST_RATE + 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new LoadPlan(1, -1, 1));
    }

    private ConfigurableApplicationContext start(final String... further) {
        final String[] args = new String[further.length + 3];
        args[0] = "--server.port=0";
        args[1] = "--tailrace.exposer.address=127.0.0.1:0";
        args[2] = "--tailrace.journal.path=" + journal;
        System.arraycopy(further, 0, args, 3, further.length);
        return new SpringApplicationBuilder(OrderDesk.class).run(args);
    }

    /** The page follows the engine by an interval. */
    private static String pageOfAll(final int exposer, final LoadTotals load) throws IOException {
        final AtomicReference<String> last = new AtomicReference<>("");
        Awaited.until(
                "page with " + load,
                () -> {
                    last.set(get(exposer, "/metrics"));
                    return isAllOf(last.get(), load);
                },
                last::get);
        return last.get();
    }

    private static boolean isAllOf(final String page, final LoadTotals load) {
        return sum(page, "orders_taken_total\\{.*}") == load.taken()
                && sum(page, "request_latency_seconds_count\\{.*}") == load.answered()
                && sum(page, "order_load_seconds_count") == load.answered()
                && sum(page, OF_SPRING) == load.answered()
                && page.contains("tailrace_jvm_memory_used_bytes{");
    }

    private static long sum(final String page, final String series) {
        final Matcher line = Pattern.compile("(?m)^" + series + " ([0-9.e+]+)$").matcher(page);
        double sum = 0;
        while (line.find()) {
            sum += Double.parseDouble(line.group(1));
        }
        return (long) sum;
    }

    private AuditReport audit() {
        final FrameAudit audit = new FrameAudit();
        try (ChronicleJournal opened = ChronicleJournal.openForReading(journal);
                FrameTailer tailer = opened.openTailer("test", StartPosition.EARLIEST)) {
            final FrameReader reader = new FrameReader(audit);
            int polled = tailer.poll(reader, 1_000);
            while (polled > 0) {
                polled = tailer.poll(reader, 1_000);
            }
            audit.onLostFrames(tailer.lostFrames());
        }
        return audit.report();
    }

    private static JsonNode json(final int port, final String path) throws IOException {
        return new JsonMapper().readTree(get(port, path));
    }

    private static String get(final int port, final String path) throws IOException {
        final HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        final boolean isGood = connection.getResponseCode() < 400;
        try (InputStream in = isGood ? connection.getInputStream() : connection.getErrorStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
