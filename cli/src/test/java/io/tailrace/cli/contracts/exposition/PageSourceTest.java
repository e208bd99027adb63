package io.tailrace.cli.contracts.exposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.tailrace.cli.CommandRun;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that are not what they should be end in one line. */
class PageSourceTest {
    @TempDir
    Path folder;

    @Test
    void shouldRefuseAnAnswerThatIsNoPage() throws IOException {
        assertRefused(exchange -> answer(exchange, 404, "nothing here"), "the answer is 404");
    }

    @Test
    void shouldNotFollowRedirections() throws IOException {
        final AtomicInteger requests = new AtomicInteger();
        assertRefused(
                exchange -> {
                    requests.incrementAndGet();
                    exchange.getResponseHeaders().add("Location", "/other");
                    answer(exchange, 302, "");
                },
                "the answer is 302");
        assertEquals(1, requests.get());
    }

    @Test
    void shouldRefuseAPageWithoutEnd() throws IOException {
        final byte[] lines = "a 1\n".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        assertRefused(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try (var body = exchange.getResponseBody()) {
                        while (true) {
                            body.write(lines);
                        }
                    }
                },
                "longer than");
    }

    @Test
    void shouldTakeOpenMetricsForWhatItsHeaderSays() throws IOException {
        final HttpServer server = launch(exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/openmetrics-text; version=1.0.0");
            answer(exchange, 200, "# TYPE a counter\na_total 1\n# EOF\n");
        });
        try {
            final CommandRun run = lint("--json", "--openmetrics", "--no-presence", address(server));
            assertEquals("openmetrics", run.json().required("format").asString());
            assertEquals("a_total", run.json().at("/families/0/family").asString());
            assertEquals(ExitCode.GOOD, run.exitCode(), run::toString);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldRefuseWhatIsNotThere() {
        assertEquals(
                ExitCode.CANNOT_RUN, lint(folder.resolve("nothing").toString()).exitCode());
        assertEquals(ExitCode.CANNOT_RUN, lint(folder.toString()).exitCode());
        assertEquals(ExitCode.WRONG_USAGE, lint("http://[bad").exitCode());
        final CommandRun run = lint("http://127.0.0.1:1/metrics");
        assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
        assertTrue(run.err().contains("is the service there?"), run.err());
    }

    @Test
    void shouldRefuseAnotherPageThanThatOfMetrics() throws IOException {
        assertRefused(exchange -> answer(exchange, 200, "{\"status\":\"up\"}"), "this is no metrics page, but JSON");
        assertRefused(
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
                    answer(exchange, 200, "<html></html>");
                },
                "this is no metrics page, but HTML");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1:39179/metrics | 3 | put http:// before it",
                "localhost:9100 | 3 | put http:// before it",
                "nofile | 3 | nothing is there: give a file",
                "ftp://127.0.0.1/metrics | 2 | only http and https addresses, files and - are read",
                "'' | 2 | the argument is empty",
                // So long that no name server is asked, who may take longer than a connection.
                "http://a-name-with-more-than-sixty-three-characters-which-no-name-server-is-asked-for/ | 3 | no such host",
                "- --registry /nope | 3 | --registry /nope: nothing is there",
                "- --registry / | 2 | --registry / is a folder",
            })
    void shouldSayWhatWhyAndHow(final String arguments, final int exitCode, final String said) {
        final CommandRun run = lint(arguments.split(" ", -1));

        assertEquals(exitCode, run.exitCode(), run::toString);
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains(said), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
    }

    @Test
    void shouldSayThatAPortDoesNotSpeakHttps() {
        assertEquals(
                "the port does not speak https: try http://",
                PageFault.of(new IOException(new SSLException("Unsupported or unrecognized SSL message")), 5, 30));
    }

    @Test
    void shouldSayHowLongItWaited() {
        assertTrue(PageFault.of(new HttpConnectTimeoutException("x"), 5, 30).startsWith("no connection within 5 s: "));
        assertTrue(PageFault.of(new HttpTimeoutException("x"), 5, 30).startsWith("no answer within 30 s: "));
    }

    private static void assertRefused(final HttpHandler handler, final String message) throws IOException {
        final HttpServer server = launch(handler);
        try {
            final CommandRun run = lint(address(server));
            assertEquals(ExitCode.CANNOT_RUN, run.exitCode(), run::toString);
            assertEquals(1, run.errLines().size(), run.err());
            assertTrue(run.err().contains(message), run.err());
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer launch(final HttpHandler handler) throws IOException {
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        return server;
    }

    private static String address(final HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
    }

    private static void answer(final HttpExchange exchange, final int status, final String text) throws IOException {
        final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static CommandRun lint(final String... arguments) {
        final String[] all = new String[arguments.length + 2];
        all[0] = "contracts";
        all[1] = "lint-exposition";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandRun.of(all);
    }
}
