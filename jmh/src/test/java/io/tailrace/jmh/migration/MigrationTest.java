package io.tailrace.jmh.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/migration.md shows, before and after, is compiled and run, and both pages show what it says. */
class MigrationTest {
    private static final Path ROOT = Path.of(System.getProperty("tailrace.root"));
    private static final Path HERE = ROOT.resolve("jmh/src/test/java/io/tailrace/jmh/migration");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void shouldShowTheCodeThatIsRun() throws IOException {
        final List<String> shown = BLOCK.matcher(Files.readString(ROOT.resolve("docs/migration.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertEquals(
                List.of(
                        code("MicrometerMigration", "record"),
                        code("MicrometerMigration", "before"),
                        code("MicrometerMigration", "after"),
                        code("ClientJavaMigration", "before"),
                        code("ClientJavaMigration", "after"),
                        code("OpenTelemetryMigration", "record"),
                        code("OpenTelemetryMigration", "before"),
                        code("OpenTelemetryMigration", "after"),
                        code("HiccupMigration", "after")),
                shown);
    }

    @Test
    void shouldShowTheSameFamiliesAsMicrometer() throws Exception {
        for (final String page : List.of(MicrometerMigration.before(), MicrometerMigration.after())) {
            assertHas(page, "order_latency_seconds_count{side=\"buy\"} 1");
            assertHas(page, "orders_total 1");
        }
    }

    @Test
    void shouldShowTheSameFamiliesAsClientJava() throws Exception {
        for (final String page : List.of(ClientJavaMigration.before(), ClientJavaMigration.after())) {
            assertHas(page, "order_latency_seconds_count{side=\"buy\"} 1");
            assertHas(page, "orders_total 1");
        }
    }

    @Test
    void shouldShowTheSameFamiliesAsOpenTelemetry() throws Exception {
        for (final String page : List.of(OpenTelemetryMigration.before(freePort()), OpenTelemetryMigration.after())) {
            assertTrue(page.contains("order_latency_seconds_count{"), page);
            assertTrue(page.contains("orders_total{"), page);
        }
    }

    @Test
    void shouldShowHiccups() throws Exception {
        final String page = HiccupMigration.after();
        assertTrue(page.contains("tailrace_jvm_hiccup_seconds_count"), page);
    }

    private static void assertHas(final String page, final String line) {
        assertTrue(page.lines().anyMatch(each -> each.equals(line) || each.equals(line + ".0")), page);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String code(final String name, final String tag) throws IOException {
        final String text = Files.readString(HERE.resolve(name + ".java"));
        final String start = "// tag::" + tag + "[]\n";
        final int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf("// end::" + tag + "[]", from))
                .stripTrailing()
                .stripIndent();
    }
}
