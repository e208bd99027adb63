package io.tailrace.samples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServiceTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/metrics");

    @Test
    void shouldShowEveryOrderOnThePageAndKeepThemInTheJournal(@TempDir final Path folder) throws Exception {
        final InputStream input = System.in;
        final PrintStream output = System.out;
        final PipedOutputStream end = new PipedOutputStream();
        final LineWatch printed = new LineWatch();
        final Thread service = new Thread(() -> EmbeddedService.main(new String[] {folder.toString(), "0"}), "service");
        try {
            System.setIn(new PipedInputStream(end));
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            service.start();
            printed.newline.await();
            final Matcher address = ADDRESS.matcher(printed.toString(StandardCharsets.UTF_8));
            assertTrue(address.find(), () -> "no address in: " + printed.toString(StandardCharsets.UTF_8));

            final String page = pageWithOrders(address.group());

            assertTrue(page.contains("\norders_total 1000\n"), page);
            assertTrue(page.contains("\norder_latency_seconds_count{side=\"buy\"} 1000\n"), page);
        } finally {
            end.close();
            service.join();
            System.setIn(input);
            System.setOut(output);
        }
        try (var files = Files.list(folder)) {
            assertEquals(
                    1, files.filter(file -> file.toString().endsWith(".cq4")).count());
        }
    }

    /** The page follows the log: the first one with all orders, or the last one if none has for a minute. */
    private static String pageWithOrders(final String address) throws IOException, InterruptedException {
        final HttpClient client = HttpClient.newHttpClient();
        final long fromNs = System.nanoTime();
        String page = "";
        while (!page.contains("orders_total 1000") && System.nanoTime() - fromNs < TimeUnit.MINUTES.toNanos(1)) {
            final HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
            page = response.body();
        }
        return page;
    }

    /** Standard output whose first whole line can be waited for. */
    private static final class LineWatch extends ByteArrayOutputStream {
        private final CountDownLatch newline = new CountDownLatch(1);

        @Override
        public synchronized void write(final int b) {
            super.write(b);
            if (b == '\n') {
                newline.countDown();
            }
        }

        @Override
        public synchronized void write(final byte[] bytes, final int offset, final int length) {
            super.write(bytes, offset, length);
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    newline.countDown();
                }
            }
        }
    }
}
