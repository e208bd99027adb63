package io.tailrace.cli.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.cli.CommandRun;
import io.tailrace.cli.RunningCommand;
import io.tailrace.cli.SampleJournal;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.testsupport.Awaited;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposeCommandTest {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/metrics");

    @TempDir
    Path folder;

    @Test
    void shouldServeAJournalUntilItIsStopped() throws Exception {
        SampleJournal.write(folder);
        try (RunningCommand expose = RunningCommand.start("expose", "--journal", folder.toString(), "--port", "0")) {
            awaitOn(expose.awaitErr(ADDRESS), "\nkvstore_operation_latency_seconds_count{op=\"get\"} 300\n");
            final CommandRun run = expose.stop();
            assertEquals(ExitCode.GOOD, run.exitCode(), run.err());
            assertEquals("", run.out());
        }
    }

    @Test
    void shouldSayThatThePortIsTaken() throws Exception {
        SampleJournal.write(folder);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            final String port = Integer.toString(taken.getLocalPort());

            final CommandRun run = CommandRun.of("expose", "--journal", folder.toString(), "--port", port);

            assertEquals(ExitCode.CANNOT_RUN, run.exitCode());
            assertEquals(1, run.errLines().size(), run.err());
            assertTrue(run.err().contains("127.0.0.1:" + port), run.err());
        }
    }

    /** The page follows the journal. */
    private static void awaitOn(final String address, final String text) throws Exception {
        final HttpClient client = HttpClient.newHttpClient();
        final HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        final AtomicReference<String> page = new AtomicReference<>();
        Awaited.<Exception>until(
                text,
                () -> {
                    page.set(client.send(request, BodyHandlers.ofString()).body());
                    return page.get().contains(text);
                },
                page::get);
    }
}
