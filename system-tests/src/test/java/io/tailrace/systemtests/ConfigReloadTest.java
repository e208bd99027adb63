package io.tailrace.systemtests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tailrace.systemtests.process.Http;
import io.tailrace.systemtests.process.Started;
import io.tailrace.systemtests.process.Tailrace;
import io.tailrace.testsupport.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hang-up reloads a process that runs, and whoever scrapes it notices nothing. */
class ConfigReloadTest {
    private static final int RELOADS = 3;

    @TempDir
    Path directory;

    @Test
    void shouldMoveFromAddressToAddressWithoutARefusedScrape() throws IOException, InterruptedException {
        final Path file = directory.resolve("tailrace.toml");
        Files.writeString(file, settings(0, "a"));
        try (Started run = Tailrace.in(directory)
                .start(
                        "run",
                        "--json",
                        "--rate",
                        "5000",
                        "--journal",
                        "journal",
                        "--ticks",
                        "ticks.ndjson",
                        "--config",
                        file.toString())) {
            Http here = new Http(URI.create(run.awaitErr(RunProcess.ADDRESS).group()));
            for (int i = 1; i <= RELOADS; i++) {
                final int port = FreePort.tcp();
                final Http next = new Http(URI.create("http://127.0.0.1:" + port));
                Files.writeString(file, settings(port, "b" + i));
                run.signal("HUP");
                scrapeWhile(here, next, run, Pattern.compile("reloaded: labels.extra: .* \"b" + i + "\" }"));
                here = next;
                assertTrue(isAnswered(here), run::describe);
            }
            Files.writeString(file, "exposer.address = nonsense\n");
            run.signal("HUP");
            scrapeWhile(here, here, run, Pattern.compile("not reloaded, all stays as it was: 1 fault"));
            assertTrue(isAnswered(here), run::describe);
            run.signal("INT");
            run.end().expect(0);
        }
    }

    /** Until a line is there; each time one of both places must answer. */
    private static void scrapeWhile(final Http here, final Http next, final Started run, final Pattern line) {
        final CompletableFuture<MatchResult> told = CompletableFuture.supplyAsync(() -> run.awaitErr(line));
        while (!told.isDone()) {
            assertTrue(isAnswered(here) || isAnswered(next), run::describe);
        }
        told.join();
    }

    private static boolean isAnswered(final Http http) {
        return http.tryGet("/metrics")
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    private static String settings(final int port, final String zone) {
        return "exposer.address = \"127.0.0.1:" + port + "\"\nlabels.extra.zone = \"" + zone + "\"\n";
    }
}
