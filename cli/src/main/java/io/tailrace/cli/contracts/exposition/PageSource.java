package io.tailrace.cli.contracts.exposition;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.contracts.text.Printable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * A page where it comes from.
 *
 * @param in its bytes; closed by whoever asked for it.
 * @param isOpenMetrics what the answer's header says, or the end of the file.
 */
record PageSource(InputStream in, boolean isOpenMetrics) implements AutoCloseable {
    private static final String TEXT = "text/plain;version=0.0.4";
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String ACCEPT_OPEN_METRICS = OPEN_METRICS + ";version=1.0.0," + TEXT + ";q=0.5";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final String EOF = "# EOF";
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*+://");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?:\\[[0-9a-fA-F:]++\\]|[\\w.-]++):[0-9]++(?:/.*)?");
    private static final int HTTP_OK = 200;

    static boolean isAddress(final String place) {
        final String lower = place.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /** Asks a server once; redirections are not followed. {@code wantsOpenMetrics}: if the server can. */
    static PageSource ofAddress(final String address, final boolean wantsOpenMetrics) {
        final HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        try {
            final HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(ANSWER_TIMEOUT)
                    .header("Accept", wantsOpenMetrics ? ACCEPT_OPEN_METRICS : TEXT)
                    .build();
            final HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() != HTTP_OK) {
                answer.body().close();
                throw CommandFault.cannotRun(
                        "no page", address, "the answer is " + answer.statusCode() + ": give the address of /metrics");
            }
            final String type = answer.headers().firstValue("Content-Type").orElse("");
            final byte[] page = body(answer.body());
            requirePage(address, type, page);
            return new PageSource(new ByteArrayInputStream(page), type.startsWith(OPEN_METRICS));
        } catch (final IllegalArgumentException bad) {
            throw CommandFault.wrongUsage("no address", Printable.of(address), String.valueOf(bad.getMessage()));
        } catch (final TimeoutException e) {
            throw CommandFault.cannotRun(
                    "no page", address, "the answer did not end within " + ANSWER_TIMEOUT.toSeconds() + " s", e);
        } catch (final PageReader.PageTooLongException e) {
            throw CommandFault.cannotRun("no page", address, e.getMessage(), e);
        } catch (final ExecutionException e) {
            throw CommandFault.cannotRun(
                    "no page", address, "the connection broke before the page ended: is the service still there?", e);
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "no page", address, PageFault.of(e, CONNECT_TIMEOUT.toSeconds(), ANSWER_TIMEOUT.toSeconds()), e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFault.cannotRun("no page", address, "interrupted", e);
        }
    }

    /** An answer in JSON or HTML has another address than the page. */
    private static void requirePage(final String address, final String type, final byte[] page) {
        final boolean isObject = page.length > 0 && page[0] == '{';
        if (isObject || type.startsWith("application/json") || type.startsWith("text/html")) {
            throw CommandFault.cannotRun(
                    "no page",
                    address,
                    "this is no metrics page, but " + (type.startsWith("text/html") ? "HTML" : "JSON")
                            + ": give the address of /metrics");
        }
    }

    /** The client's own timeout ends with the header; a body may stand still for ever. */
    private static byte[] body(final InputStream stream)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        try (stream) {
            final FutureTask<byte[]> reading = new FutureTask<>(() -> stream.readNBytes(PageReader.MAX_BYTES + 1));
            final Thread thread = new Thread(reading, "page");
            thread.setDaemon(true);
            thread.start();
            return bounded(reading.get(ANSWER_TIMEOUT.toSeconds(), TimeUnit.SECONDS));
        }
    }

    /** Of a file. */
    static PageSource ofFile(final String name) {
        if (SCHEME.matcher(name).lookingAt()) {
            throw CommandFault.wrongUsage(
                    "no page", Printable.of(name), "only http and https addresses, files and - are read");
        }
        try {
            final Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw CommandFault.cannotRun(
                        "no page",
                        name,
                        "it is a folder: give a file, an address that begins with http:// or https://, or -");
            }
            return of(Files.newInputStream(file));
        } catch (final InvalidPathException bad) {
            throw CommandFault.wrongUsage("no file name", Printable.of(name), String.valueOf(bad.getReason()));
        } catch (final IOException e) {
            throw CommandFault.cannotRun(
                    "no page",
                    Printable.of(name),
                    PageFault.ofFile(e, HOST_AND_PORT.matcher(name).matches()),
                    e);
        }
    }

    /** Kept, so that its end can be looked at. */
    static PageSource of(final InputStream stream) throws IOException {
        try (stream) {
            final byte[] page = bounded(stream.readNBytes(PageReader.MAX_BYTES + 1));
            final int from = Math.max(0, page.length - EOF.length() - 2);
            final String end = new String(page, from, page.length - from, StandardCharsets.ISO_8859_1);
            return new PageSource(new ByteArrayInputStream(page), end.strip().endsWith(EOF));
        }
    }

    private static byte[] bounded(final byte[] page) throws IOException {
        if (page.length > PageReader.MAX_BYTES) {
            throw new PageReader.PageTooLongException();
        }
        return page;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
